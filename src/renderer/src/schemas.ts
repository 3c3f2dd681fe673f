/**
 * The one place where the window takes schemas in. zod compiles its parsers with `new Function` where it may; the content security policy
 * forbids that, so it is told before the first schema is made. Import this only from what is loaded lazily: the grid needs no schema.
 */
import './zod-without-eval';

export { accents, realmDraftSchema, secretFields } from '../../shared/realm';
export { reasonLimits, reasonSchema, ticketSchema } from '../../shared/revocation';
