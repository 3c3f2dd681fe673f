/** A root certificate as a company has one of its own: nobody trusts it until somebody is told to. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// A library below it asks for this at its import; what is made here needs none of it.
Object.assign(Reflect, {
  getMetadata: () => undefined,
  getOwnMetadata: () => undefined,
  defineMetadata: () => {},
});
const x509 = await import('@peculiar/x509');

export interface Authority {
  /** PEM. */
  root: string;
  /** A certificate for these host names, and its key. */
  issue(hosts: readonly string[]): Promise<{ cert: string; key: string }>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 86_400_000;

const newKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** Good from yesterday on: a clock that is a little behind is not what is tested. */
const validity = () => ({ notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + 30 * day) });

export async function newAuthority(name: string): Promise<Authority> {
  const keys = await newKeys();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${name}`,
    ...validity(),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    root: root.toString('pem'),
    issue: async (hosts) => {
      const own = await newKeys();
      const cert = await x509.X509CertificateGenerator.create({
        serialNumber: '02',
        subject: `CN=${hosts[0]}`,
        issuer: root.subject,
        ...validity(),
        signingAlgorithm: algorithm,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        extensions: [
          new x509.SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns' as const, value }))),
          new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']),
        ],
      });
      const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', own.privateKey)).toString('base64');
      return {
        cert: cert.toString('pem'),
        key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----`,
      };
    },
  };
}

/** For `test.skip`. */
export function noCertutilHere(): string | undefined {
  try {
    execFileSync('certutil', ['-H'], { stdio: 'ignore' });
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT')
      return 'NOT TESTED: private certificates. Install certutil (apt-get install libnss3-tools) to run this.';
  }
  return undefined;
}

/** As an operator or their IT does it on Linux: Chromium reads the certificates of the user from here. */
export function trust(home: string, root: string): void {
  const folder = join(home, '.pki/nssdb');
  const file = join(home, 'root.pem');
  const certutil = (...args: string[]) =>
    execFileSync('certutil', ['-d', `sql:${folder}`, ...args], { stdio: 'ignore', timeout: 10_000 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, root);
  // Chromium makes one at its first start.
  if (!existsSync(join(folder, 'cert9.db'))) certutil('-N', '--empty-password');
  certutil('-A', '-t', 'C,,', '-n', 'Bank root', '-i', file);
}
