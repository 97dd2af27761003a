import assert from 'node:assert/strict';
import { isPassword, isRandom, isStandIn } from '../../../server/commands/entropy';
import { type CommandKind, readCommand } from '../../../server/commands/reading';
import { findSecrets } from '../../../server/commands/secrets';

/** Characters drawn at random once; the tokens below are put together from them, so that none of them stands in this file. */
const DRAWN = 'q7Zt4XvB9mKd2RsW6yLf8NcH3jGp5TaQ1uVeYwDxEoKi7ZbPnM4rSgJh0CtLAkUF';
const HEX = 'b3f09c2d7e5a4186f0d2c9b7a35e81647d0cf2b9e86a1453d7c0b9f2e8a61d35';

function drawn(length: number): string {
  return DRAWN.repeat(5).slice(0, length);
}

const UPPER = 'QZ7TXVB4MKDRSWYL';
const AWS_KEY = `AKIA${UPPER}`;
const GITHUB = `ghp_${drawn(36)}`;
const JWT = `eyJ${drawn(30)}.eyJ${drawn(60)}.${drawn(43)}`;
const AWS_SECRET = `${drawn(20)}/${drawn(19)}`;

/** What is found in a text: the literals, with what they are said to be and the variables that are offered. */
function found(text: string, kind: CommandKind = 'bash'): string[] {
  return findSecrets(readCommand(text, kind)).map(
    ({ what, variable, start, end }) => `${what} ${variable} ${text.slice(start, end)}`,
  );
}

/** Texts that hold one secret, with what is to be found. */
function holds(cases: readonly (readonly [text: string, expected: string])[], kind: CommandKind = 'bash'): void {
  assert.deepEqual(
    cases.map(([text]) => [text, found(text, kind)]),
    cases.map(([text, expected]) => [text, [expected]]),
  );
}

describe('a secret', () => {
  it('is known by the format of its token', () => {
    holds([
      [`export X=${AWS_KEY}`, `an AWS access key id AWS_ACCESS_KEY_ID ${AWS_KEY}`],
      [`echo ASIA${UPPER}`, `an AWS access key id AWS_ACCESS_KEY_ID ASIA${UPPER}`],
      [`git clone https://${GITHUB}@github.com/x/y`, `a GitHub token GITHUB_TOKEN ${GITHUB}`],
      [`gh auth login --with-token <<< github_pat_${drawn(60)}`, `a GitHub token GITHUB_TOKEN github_pat_${drawn(60)}`],
      [`curl -H "PRIVATE-TOKEN: glpat-${drawn(20)}" x`, `a GitLab token GITLAB_TOKEN glpat-${drawn(20)}`],
      [`echo xoxb-${drawn(40)}`, `a Slack token SLACK_TOKEN xoxb-${drawn(40)}`],
      [
        `curl https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/${drawn(24)}`,
        `the address of a Slack webhook SLACK_WEBHOOK_URL https://hooks.slack.com/services/T0AB12CD3/B0AB12CD3/${drawn(24)}`,
      ],
      [`echo AIza${drawn(35)}`, `a Google API key GOOGLE_API_KEY AIza${drawn(35)}`],
      [`echo sk_live_${drawn(24)}`, `a Stripe key STRIPE_API_KEY sk_live_${drawn(24)}`],
      [`npm set x npm_${drawn(36)}`, `an npm token NPM_TOKEN npm_${drawn(36)}`],
      [`vault login hvs.${drawn(24)}`, `a Vault token VAULT_TOKEN hvs.${drawn(24)}`],
      [`echo SG.${drawn(22)}.${drawn(43)}`, `a SendGrid key SENDGRID_API_KEY SG.${drawn(22)}.${drawn(43)}`],
      [`oc login --token=sha256~${drawn(43)}`, `an OpenShift token OPENSHIFT_TOKEN sha256~${drawn(43)}`],
      [`curl -H "Authorization: Bearer ${JWT}" x`, `a JSON web token ACCESS_TOKEN ${JWT}`],
      [
        'cat <<EOF > k\n-----BEGIN RSA PRIVATE KEY-----\nEOF',
        'a private key PRIVATE_KEY -----BEGIN RSA PRIVATE KEY-----',
      ],
      ['echo "-----BEGIN PRIVATE KEY-----"', 'a private key PRIVATE_KEY -----BEGIN PRIVATE KEY-----'],
      [
        `X="DefaultEndpointsProtocol=https;AccountKey=${drawn(60)}==;y"`,
        `a key of an Azure account AZURE_ACCOUNT_KEY ${drawn(60)}==`,
      ],
      [`export AWS_SECRET_ACCESS_KEY=${AWS_SECRET}`, `an AWS secret access key AWS_SECRET_ACCESS_KEY ${AWS_SECRET}`],
      ['psql postgres://admin:S3cr3t!x@db.example/y', 'a password PASSWORD S3cr3t!x'],
    ]);
  });

  it('is known by the name that it has', () => {
    holds([
      ['export DB_PASSWORD=hunter22', 'a password DB_PASSWORD hunter22'],
      ['PGPASSWORD="S3cr3t!x" psql', 'a password PGPASSWORD S3cr3t!x'],
      ["docker login --password 'S3cr3t!x' -u y", 'a password PASSWORD S3cr3t!x'],
      ['oc create secret docker-registry x --docker-password=S3cr3tx', 'a password DOCKER_PASSWORD S3cr3tx'],
      ['helm upgrade x y --set auth.rootPassword=S3cr3tx', 'a password AUTH_ROOT_PASSWORD S3cr3tx'],
      ['kubectl create secret generic x --from-literal=password=S3cr3tx', 'a password PASSWORD S3cr3tx'],
      [`curl -d '{"client_secret": "${drawn(32)}"}' x`, `a secret CLIENT_SECRET ${drawn(32)}`],
      [`curl -d "{\\"password\\":\\"S3cr3tx\\"}" x`, 'a password PASSWORD S3cr3tx'],
      [`curl -H 'X-Vault-Token: ${drawn(26)}' x`, `a token VAULT_TOKEN ${drawn(26)}`],
      [`curl "https://x.example/?api_key=${drawn(32)}&y=1"`, `an API key API_KEY ${drawn(32)}`],
      [`tool --token ${HEX.slice(0, 40)}`, `a token TOKEN ${HEX.slice(0, 40)}`],
      [`curl -H "Authorization: Bearer ${drawn(40)}" x`, `a token ACCESS_TOKEN ${drawn(40)}`],
      ['curl -H "Authorization: Basic YWRtaW46UzNjcjN0eA==" x', 'a password BASIC_AUTH YWRtaW46UzNjcjN0eA=='],
      ['# old: password=S3cr3tx', 'a password PASSWORD S3cr3tx'],
      ['$ a\npassword: S3cr3tx', 'a password PASSWORD S3cr3tx'],
    ]);
  });

  it('is known by the option of its program', () => {
    holds([
      ['mysql -u root -pS3cr3tx db', 'a password MYSQL_PASSWORD S3cr3tx'],
      ['sshpass -p S3cr3tx ssh h', 'a password SSH_PASSWORD S3cr3tx'],
      ['redis-cli -h x -a S3cr3tx ping', 'a password REDIS_PASSWORD S3cr3tx'],
      ['curl -u admin:S3cr3tx https://x.example', 'a password PASSWORD S3cr3tx'],
      ["curl --user 'admin:S3cr3tx' https://x.example", 'a password PASSWORD S3cr3tx'],
      ['docker login -u x -p S3cr3tx', 'a password REGISTRY_PASSWORD S3cr3tx'],
      ['kubectl exec x -- mysql -pS3cr3tx', 'a password MYSQL_PASSWORD S3cr3tx'],
      ['bash -c "mysql -pS3cr3tx"', 'a password MYSQL_PASSWORD S3cr3tx'],
    ]);
  });

  it('is known in a statement', () => {
    holds([
      [`psql -c "ALTER USER x PASSWORD 'S3cr3tx'"`, 'a password DB_PASSWORD S3cr3tx'],
      [`mysql -e "CREATE USER x IDENTIFIED BY 'S3cr3tx'"`, 'a password DB_PASSWORD S3cr3tx'],
    ]);
    holds([["$p = ConvertTo-SecureString 'S3cr3tx' -AsPlainText", 'a password DB_PASSWORD S3cr3tx']], 'powershell');
  });

  it('is known in an expectation as well', () => {
    holds([[`the header is X-Api-Key: ${drawn(32)}`, `an API key API_KEY ${drawn(32)}`]], 'manual');
  });

  it('is none where something stands for it, or it is no secret', () => {
    const texts = [
      'export DB_PASSWORD=$PASSWORD',
      'export DB_PASSWORD="${PASSWORD}"',
      'export DB_PASSWORD=$(vault kv get -field=x y)',
      'oc create secret docker-registry x --docker-password=<password>',
      'docker login --password-stdin',
      'docker login -u x -p "$PASSWORD"',
      'mysql -u root -p db',
      'mysql -p$PASSWORD',
      'mysql -P 3306 -h x',
      'curl -u admin https://x.example',
      'curl -u "$USER:$PASSWORD" https://x.example',
      'curl -u admin:<password> https://x.example',
      'curl -H "Authorization: Bearer $TOKEN" x',
      'curl -H "Authorization: Bearer $(oc create token x)" x',
      'curl -H "Authorization: Bearer <your-token>" x',
      'curl -H "Authorization: Bearer xxxxxxxxxxxxxxxxxxxx" x',
      'password=xxxxxxxx',
      'password=********',
      'password=changeme',
      'keytool -storepass changeit',
      'password=REDACTED1',
      'password=your-password1',
      'password=example-pass1',
      'token=...',
      'token: {{ .Values.token }}',
      'password=',
      'password=""',
      '[ "$PASSWORD" = "" ] && [ "$TOKEN" == "x1Y2z3A4b5C6d7E8f9" ]',
      'password: required field',
      'password=/run/secrets/db1',
      'password=@file1.txt',
      'tls.secretName=my-tls-secret-1',
      'secret=prometheus-k8s-token-1',
      'helm upgrade x y --set existingSecret=shop-db-credentials-v2',
      'kubectl get secret db-password-1 -o jsonpath={.data.password} | base64 -d',
      'token=$(oc get secret x -o jsonpath={.data.token} | base64 -d)',
      `docker pull quay.io/x@sha256:${HEX}`,
      `git checkout ${HEX.slice(0, 40)}`,
      `echo ${HEX.slice(0, 32)}`,
      'kubectl describe node 3cc60db2-8d04-4c29-9d03-dd80cc32fd81',
      `--discovery-token-ca-cert-hash sha256:${HEX}`,
      'export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE',
      `ghp_${'x'.repeat(36)}`,
      'psql postgres://user:password@host/x',
      'psql postgres://user:$PASSWORD@host/x',
      'psql postgres://host/x',
      'git clone git@github.com:x/y',
      'tool --token-ttl 15m --password-file /x/y1 --secret-name my-secret-1',
      'passwd root',
      'echo $((token = 1))',
      'jq \'select(.token=="a1B2c3D4e5F6g7H8i9")\'',
      'oc get pods -l token=abc',
      'SCRAM: password_encryption=scram-sha-256',
    ];
    assert.deepEqual(
      texts.flatMap((text) => found(text).map((one) => `${text} → ${one}`)),
      [],
    );
  });

  it('is found once, where two ways lead to it', () => {
    assert.deepEqual(found(`export GITHUB_TOKEN=${GITHUB}`), [`a GitHub token GITHUB_TOKEN ${GITHUB}`]);
    assert.equal(found(`PASSWORD=S3cr3tx; TOKEN=${drawn(32)}`).length, 2);
  });

  it('is told from words by its characters', () => {
    assert.ok(isPassword('S3cr3tx') && isPassword('correct1') && isPassword(drawn(20)));
    assert.ok(!isPassword('postgres') && !isPassword('a1') && !isPassword('12345678') && !isPassword('two words1'));
    assert.ok(isRandom(drawn(20)) && isRandom(HEX));
    assert.ok(!isRandom('prometheus-k8s-token-1') && !isRandom('aaaaaaaaaaaaaaaaaaa1') && !isRandom(drawn(10)));
    assert.ok(
      isStandIn('<x>') && isStandIn('$X') && isStandIn('xxxx') && isStandIn('changeme') && isStandIn('your-token'),
    );
    assert.ok(!isStandIn('S3cr3tx'));
  });
});
