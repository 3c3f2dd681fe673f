/**
 * Personal data: visible in the window as in the rest of the app, never in a file that leaves this computer. An id of a customer stays: it says
 * nothing to whoever cannot look it up.
 *
 * What a server may call a name is open. So besides the fields that are named like personal data, every text with a space in it goes: names,
 * addresses and remarks have one, while ids, statuses and times have none. What tells of errors and permissions is kept.
 */
import { jsonFields } from './json-values';
import type { Span } from './marks';

const email = /[^\s"'<>()[\]{},;:=&?/\\]+@[^\s"'<>()[\]{},;:=&?/\\]+\.[^\s"'<>()[\]{},;:=&?/\\]+/g;
const personal =
  /name|mail|phone|mobile|msisdn|address|street|city|postcode|zipcode|birth|^dob$|gender|title$|iban|bban|account(number|no|id)?$|accountnumber|identification|^customer$|^user$|^subject$|taxnumber|passport|^label$|nickname|remark|comment|note/;
/** Named like a person's, or with spaces, and of use to a support desk. */
const ofUse =
  /^(client|software|org|organisation|recipient|realm|app|field|file|schema|host|event)[a-z]*name$|error|message|description|detail|^title$|^hint$|status|scope|permission|^code$|path|^type$|instance|reasoncode/;
const parameter = /(?<![\w.[\]-])([\w.[\]-]{2,200})=([^&\s"'<>;,)}]+)/g;

export function findPersonal(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: found, index } of text.matchAll(email)) spans.push(span(index, index + found.length));
  for (const { 0: found, 1: name = '', 2: value = '', index } of text.matchAll(parameter)) {
    const to = index + found.length;
    if (isPersonal(name)) spans.push(span(to - value.length, to));
  }
  for (const { name, leaves } of jsonFields(text, () => true))
    for (const { from, to, isNumber } of leaves)
      if (
        isPersonal(name)
          ? !isId(text.slice(from, to))
          : !isOfUse(name) && !isNumber && isProse(text.slice(from, to))
      )
        spans.push(isNumber ? { from, to, mark: 'number' } : span(from, to));
  return spans;
}

const span = (from: number, to: number): Span => ({ from, to, mark: 'personal' });
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const isOfUse = (name: string): boolean => ofUse.test(plain(name));
const isPersonal = (name: string): boolean => personal.test(plain(name)) && !isOfUse(name);
/** As an object `user` has one among its fields. */
const isId = (value: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
const isProse = (value: string): boolean => /\p{L}\s+\S/u.test(value);
