/** What HTTP Archive 1.2 says a file must have, field by field, written down from the specification. What begins with an underscore is free. */
import { z } from 'zod';

const comment = z.string().optional();
const size = z.number().int().gte(-1);
const pair = z.strictObject({ name: z.string(), value: z.string(), comment });
const cookie = z.looseObject({ name: z.string(), value: z.string() });
/** Milliseconds; -1 where it does not apply. */
const optionalSpan = z.number().gte(-1).optional();
const span = z.number().nonnegative();

const request = z.strictObject({
  method: z.string().regex(/^[A-Z]+$/),
  url: z.url(),
  httpVersion: z.string(),
  cookies: z.array(cookie),
  headers: z.array(pair),
  queryString: z.array(pair),
  postData: z
    .strictObject({ mimeType: z.string(), params: z.array(pair), text: z.string(), comment })
    .optional(),
  headersSize: size,
  bodySize: size,
  comment,
});

const response = z.strictObject({
  status: z.number().int().nonnegative(),
  statusText: z.string(),
  httpVersion: z.string(),
  cookies: z.array(cookie),
  headers: z.array(pair),
  content: z.strictObject({
    size: z.number().int().nonnegative(),
    compression: z.number().optional(),
    mimeType: z.string(),
    text: z.string().optional(),
    encoding: z.string().optional(),
    comment,
  }),
  redirectURL: z.string(),
  headersSize: size,
  bodySize: size,
  comment,
});

const timings = z.strictObject({
  blocked: optionalSpan,
  dns: optionalSpan,
  connect: optionalSpan,
  ssl: optionalSpan,
  send: span,
  wait: span,
  receive: span,
  comment,
});

const entry = z.looseObject({
  pageref: z.string().optional(),
  startedDateTime: z.iso.datetime(),
  time: span,
  request,
  response,
  cache: z.looseObject({}),
  timings,
  serverIPAddress: z.string().optional(),
  connection: z.string().optional(),
  comment,
});

const known = new Set(Object.keys(entry.shape));

export const harSchema = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: z.strictObject({ name: z.string(), version: z.string(), comment }),
    browser: z.looseObject({}).optional(),
    pages: z.array(z.looseObject({})),
    entries: z.array(
      entry.refine(
        (one) => Object.keys(one).every((name) => name.startsWith('_') || known.has(name)),
        'a field that is neither in the format nor begins with an underscore',
      ),
    ),
    comment,
  }),
});
