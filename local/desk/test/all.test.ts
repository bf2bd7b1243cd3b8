import './address.test';
import './compared.test';
import './format.test';
import './rows.test';
import './series.test';
import './sharing.test';
