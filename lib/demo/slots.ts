import type { Customer } from "@/lib/demo/customers";
import type { Slots } from "@/lib/demo/phrases";
import { demoHex, type Random } from "@/lib/demo/random";
import {
  apparel,
  carriers,
  cities,
  couponCodes,
  devices,
  engravable,
  fragile,
  kitchenware,
  products,
  returnReasons,
  streets,
} from "@/lib/demo/texts/goods";

const dayMs = 86_400_000;
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const localDay: Record<string, string> = {
  de: "de-DE",
  fr: "fr-FR",
  es: "es-ES",
  pt: "pt-PT",
  ja: "ja-JP",
  pl: "pl-PL",
  ar: "ar-EG",
  zh: "zh-CN",
  ko: "ko-KR",
  uk: "uk-UA",
  hi: "hi-IN",
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day as a person writes it: "Thursday, 14 May". */
export function dayText(ms: number, language = "en"): string {
  const locale = localDay[language];
  if (!locale) {
    const date = new Date(ms);
    return `${weekdays[date.getUTCDay()]}, ${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  }
  const format =
    formats.get(locale) ??
    new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  formats.set(locale, format);
  return format.format(ms);
}

export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

const currencies: Record<string, [string, (amount: string) => string]> = {
  "eu-west": ["GBP", (amount) => `£${amount}`],
  "us-east": ["USD", (amount) => `$${amount}`],
  "us-west": ["USD", (amount) => `$${amount}`],
  "sa-east": ["BRL", (amount) => `R$ ${amount.replace(".", ",")}`],
  "ap-northeast": ["JPY", (amount) => `¥${Math.round(Number(amount) * 150).toLocaleString("en")}`],
  "ap-southeast": ["SGD", (amount) => `S$${amount}`],
  "ap-south": ["INR", (amount) => `₹${Math.round(Number(amount) * 90).toLocaleString("en-IN")}`],
};
const euro: [string, (amount: string) => string] = ["EUR", (amount) => `€${amount}`];

/** One matter of one shopper: an order, a thing, a place, a sum. */
export function shopperSlots(customer: Customer, atMs: number, random: Random): Slots {
  const amount = (random.int(900, 14_500) / 100).toFixed(2);
  const [currency, money] = currencies[customer.region] ?? euro;
  const words = customer.name.split(" ");
  const points = random.int(4, 31) * 50;
  return {
    name: customer.name,
    first: (["ja", "zh", "ko"].includes(customer.language) ? customer.name : words[0]) ?? customer.name,
    email: customer.email,
    order: `48-${random.int(20_000, 99_999)}`,
    order2: `48-${random.int(20_000, 99_999)}`,
    sku: `NW-${random.int(1_000, 9_999)}`,
    product: random.pick(products),
    device: random.pick(devices),
    kitchenware: random.pick(kitchenware),
    fragile: random.pick(fragile),
    engravable: random.pick(engravable),
    apparel: random.pick(apparel),
    city: random.pick(cities),
    street: random.pick(streets),
    carrier: random.pick(carriers),
    tracking: demoHex(12, "parcel", random.next()).toUpperCase(),
    ticket: String(random.int(10_000, 99_999)),
    last4: String(random.int(1_000, 9_999)),
    code: random.pick(couponCodes),
    reason: random.pick(returnReasons),
    amount: money(amount),
    amountNumber: amount,
    cheaper: money((Number(amount) * 0.87).toFixed(2)),
    cheaperNumber: (Number(amount) * 0.87).toFixed(2),
    currency,
    points: String(points),
    pointsNegative: String(-points),
    date: dayText(atMs - random.int(2, 6) * dayMs, customer.language),
    soon: dayText(atMs + random.int(1, 4) * dayMs, customer.language),
  };
}
