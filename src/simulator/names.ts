/**
 * People who do not exist, named as customers of banks in Aotearoa New Zealand and Australia are. Macrons, tone marks, apostrophes,
 * letters outside Latin-1 and names too long for a column are here on purpose: they are what search, sorting and layout get wrong.
 */
import type { Dice } from './random';

// biome-ignore format: names read better in lines by community
const GIVEN_NAMES = [
  'Aroha', 'Hēmi', 'Wiremu', 'Anahera', 'Tāne', 'Mere', 'Kahurangi', 'Rāwiri', 'Ngaio', 'Māia', 'Tamati', 'Hinewai',
  'Sione', 'Losa', "'Ofa", 'Malia', 'Tevita', 'Fetu', 'Sefina', 'Mele', 'Ioane', 'Lupe',
  'Linh', 'Thảo', 'Đức', 'Minh Châu', 'Quỳnh', 'Hồng Ân',
  'Priya', 'Arjun', 'Harpreet', 'Ananya', 'Wei', 'Xiǎoyàn', 'Ji-woo', 'Haruto', 'Farah', 'Yusuf', 'Amina', 'Dilini',
  'Olivia', 'Jack', 'Charlotte', 'Noah', 'Isla', 'Bruce', 'Sheila', 'Lachlan', 'Matilda', 'Callum', 'Freya', 'Angus',
  'Siobhán', 'Zoë', 'José', 'Søren', 'Łukasz', 'Jürgen', 'François', 'Chloé', 'Kirra', 'Jedda', 'Björk', 'Nikolaï',
] as const;

// biome-ignore format: as above
const FAMILY_NAMES = [
  'Parata', 'Hēnare', 'Wētere', 'Kīngi', 'Tamihana', 'Pōtae', 'Te Whāiti', 'Rangihuna', 'Mākiha', 'Tūroa',
  'Tupou', 'Leota', 'Fonoti', 'Vainikolo', 'Taufa', "Fa'asavalu", 'Tuilagi-Smith', 'Qalo',
  'Nguyễn', 'Trần', 'Phạm', 'Đặng', 'Võ',
  'Singh', 'Patel', 'Kaur', 'Wickramasinghe', 'Chen', 'Zhāng', 'Kim', 'Tanaka', 'Haddad', 'Osman',
  'Smith', 'Williams', 'Taylor', 'Macdonald', "O'Brien", "D'Arcy", 'St John', 'Robinson', 'Kelly', 'Murphy', 'Cooper',
  'Müller', 'García Márquez', 'Kowalczyk', 'Björnsson', 'Papadopoulos', 'van der Merwe', 'Strømgård', 'Šimková',
] as const;

const LONG_NAMES = [
  'Wilhelmina Anastasia Featherstonehaugh-Cholmondeley Te Whāiti van den Broek',
  'Sivaramakrishnan Venkatasubramanian Raghunathan Iyer of Thiruvananthapuram',
  'Tangaroa-Mihi-Ki-Te-Rangi Hohepa Te Kanawa Parata-Williams Junior',
] as const;

/** Reserved for documentation (RFC 2606), so that nothing sent by mistake reaches anyone. */
const MAIL_DOMAINS = [
  'example.com',
  'example.org',
  'example.net',
  'kiwimail.example',
  'ozmail.example',
] as const;

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The name and address of customer `number`; the number in the address keeps addresses apart when names meet. */
export function nameCustomer(dice: Dice, number: number): Omit<Customer, 'id'> {
  const name = dice.chance(0.015)
    ? dice.pick(LONG_NAMES)
    : `${dice.pick(GIVEN_NAMES)} ${dice.pick(FAMILY_NAMES)}`;
  const words = plainLetters(name).split(' ');
  return { name, email: `${words.join('.')}.${number + 1}@${dice.pick(MAIL_DOMAINS)}` };
}

/** 'Hēmi Đặng' → 'hemi dang': as people write their name in an address. */
function plainLetters(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll(/[^a-z ]/g, '');
}
