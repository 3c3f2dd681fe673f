/** Something Keycloak needs is not on this machine and cannot be had: no fault of the code under test. */
export class MissingError extends Error {}
