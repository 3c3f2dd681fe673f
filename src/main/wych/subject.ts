/** The customer in whose context a call is made, as far as the Wych API needs to know them. Absent: the call is the client's own. */
export interface Subject {
  readonly id: string;
  readonly email: string;
}
