import { type Random, seededRandom } from "@/lib/demo/random";
import { type Culture, companies, cultures } from "@/lib/demo/texts/names";

export type Customer = {
  id: string;
  name: string;
  email: string;
  plan: "free" | "starter" | "growth" | "enterprise";
  region: string;
  language: Culture["language"];
  business: boolean;
};

/** `[as written, romanised]`, with Latin diacritics folded in the second. */
function spellings(entry: string): [string, string] {
  const [written = "", romanised = written] = entry.split(":");
  const plain = romanised
    .replace(/ß/g, "ss")
    .replace(/[łŁ]/g, "l")
    .replace(/ı/g, "i")
    .normalize("NFD")
    .replace(/[^\w -]/g, "")
    .toLowerCase();
  return [written, plain.replace(/[^a-z]+/g, "")];
}

function peopleOf(culture: Culture, random: Random): Customer[] {
  const pairs = culture.given.flatMap((given) => culture.family.map((family) => [given, family] as const));
  return random.sample(pairs, culture.people).map(([givenEntry, familyEntry]) => {
    const [given, givenPlain] = spellings(givenEntry);
    const [family, familyPlain] = spellings(familyEntry);
    const name = !culture.familyFirst ? `${given} ${family}` : `${family} ${given}`;
    const address = random.pick([
      `${givenPlain}.${familyPlain}`,
      `${givenPlain}${familyPlain.slice(0, 1)}${random.int(2, 99)}`,
    ]);
    return {
      // A few apps use the name itself as the identifier, in whatever script it is.
      id: random.chance(0.03) ? name : `${givenPlain}.${familyPlain}`,
      name,
      email: `${address}@${random.pick(culture.mail)}`,
      plan: random.pick(["free", "free", "starter"] as const),
      region: culture.region,
      language: culture.language,
      business: false,
    };
  });
}

function companyCustomers(random: Random): Customer[] {
  return companies.map(([name, id, domain, region]) => ({
    id,
    name,
    email: `${random.pick(["hello", "ops", "orders", "team", "it"])}@${domain}`,
    plan: random.pick(["starter", "growth", "growth", "enterprise"] as const),
    region,
    language: "en",
    business: true,
  }));
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return random.sample(list, list.length);
}

function everyCustomer(): { people: Customer[]; sellers: Customer[] } {
  const random = seededRandom("customers");
  const taken = new Set<string>();
  const people = cultures
    .flatMap((culture) => peopleOf(culture, random))
    .map((customer) => {
      const id = taken.has(customer.id) ? `${customer.id}.${random.int(2, 99)}` : customer.id;
      taken.add(id);
      return { ...customer, id };
    });
  return { people: shuffled(people, random), sellers: shuffled(companyCustomers(random), random) };
}

const everyone = everyCustomer();
/** Shoppers, the busiest first. */
export const people: readonly Customer[] = everyone.people;
/** Sellers on the marketplace, the busiest first. */
export const sellers: readonly Customer[] = everyone.sellers;

/**
 * Who comes when: every member of the pool once while there is room, and the rest of the `visits` to the front of
 * the pool in Zipf's proportions, in random order.
 */
export function visitors(pool: readonly Customer[], visits: number, seed: string): Customer[] {
  const random = seededRandom(`visitors/${seed}`);
  const cumulative: number[] = [];
  let total = 0;
  for (let rank = 1; rank <= pool.length; rank++) {
    total += 1 / rank ** 0.85;
    cumulative.push(total);
  }
  const list = pool.slice(0, visits);
  while (list.length < visits) {
    const wanted = random.next() * total;
    const visitor = pool[cumulative.findIndex((sum) => sum >= wanted)];
    if (visitor) list.push(visitor);
  }
  return shuffled(list, random);
}
