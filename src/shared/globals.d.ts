// The few globals that Node and the browser have in common and that `lib` ES2023 does not name.

declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string): boolean;
  readonly protocol: string;
  readonly hostname: string;
  readonly origin: string;
  readonly username: string;
  readonly password: string;
  readonly search: string;
  readonly hash: string;
  readonly pathname: string;
  readonly href: string;
}

declare function structuredClone<T>(value: T): T;
