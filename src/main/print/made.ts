/** By whom, when and with what a page was made. */
export interface Made {
  /** `user@computer`. */
  by: string;
  /** Epoch milliseconds. */
  at: number;
  app: { name: string; version: string };
}

export const producerOf = ({ app }: Made): string => `${app.name} ${app.version}`;
