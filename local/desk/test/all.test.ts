import './accounts.test';
import './address.test';
import './compared.test';
import './format.test';
import './marks.test';
import './rows.test';
import './series.test';
import './sharing.test';
