// Which Keycloak: the newest release there was when this was written, by its checksum. It runs on Java 17 and later.
// A realm's login is a Keycloak, so the app's tests of the login run against a real one too.

export const distribution = {
  group: 'org.keycloak',
  artifact: 'keycloak-quarkus-dist',
  version: '26.7.3',
  sha256: 'J6ZTVVPDzc0IOHK6QGKe+vs0deO3WODG9pE5VWHdDx8=',
  megabytes: 177,
  oldestJava: 17,
};

/** Baked in when the distribution is first started. The second allows the first: a token for a customer by name (`requested_subject`). */
export const features = ['token-exchange', 'admin-fine-grained-authz:v1'];
