/** Articles whose descriptions a nightly batch writes: name, facts, and a sentence only true of this one. */
export const articles: readonly (readonly [name: string, facts: string, sentence: string])[] = [
  [
    "Enamel kettle, 1.8 l",
    "steel, enamelled; induction; 940 g",
    "It whistles a minor third, softly enough for a sleeping house.",
  ],
  [
    "Walnut chopping board",
    "American walnut; 42 × 28 × 3 cm; oiled",
    "The end grain closes over knife marks, so it ages instead of wearing out.",
  ],
  ["Oak step stool", "oak from Burgundy; two steps; holds 150 kg", "Folded, it disappears behind a door."],
  [
    "Linen duvet cover",
    "European flax; 190 g/m²; stonewashed",
    "Cool in July, warm in January, creased in between, and meant to be.",
  ],
  [
    "Cast-iron casserole, 24 cm",
    "4.2 l; 4.9 kg; oven-safe to 260 °C",
    "Whoever inherits it will ask you for the recipe.",
  ],
  ["Solar camping lantern", "3.2 Ah; 320 lm; IP65", "Six hours of sun give eleven hours of reading."],
  ["Brass desk lamp", "solid brass; E14; 38 cm", "The joint holds where you leave it, also after years."],
  [
    "Recycled kraft notebook set",
    "3 × 64 pages; 90 g/m²; FSC Recycled",
    "The paper takes fountain pen without feathering.",
  ],
  ["Wool picnic rug", "pure new wool; 150 × 200 cm; waxed back", "Dew stays underneath."],
  [
    "Ceramic pour-over dripper",
    "stoneware; 1–4 cups; dishwasher safe",
    "Spiral ribs keep the filter off the wall, so it drains evenly.",
  ],
  [
    "Folding bike lock",
    "5.5 mm plates; 1.3 kg; ART 2",
    "Unfolds around a lamp post and folds into a bottle cage.",
  ],
  ["Copper plant mister", "copper; 300 ml; brass nozzle", "A mist so fine that ferns believe in it."],
  [
    "Climbing chalk bag",
    "waxed canvas; fleece lining",
    "Sewn from tent cloth that did not pass inspection; every one is different.",
  ],
  [
    "Carbon water filter",
    "0.2 µm; 1,500 l; no plastic cartridge",
    "The cartridge can be unscrewed, emptied and refilled.",
  ],
  ["Titanium spork set", "2 pieces; 17 g each", "Light enough to forget, and too good to lose."],
  [
    "Wall clock “Fjord”",
    "ash; silent movement; 28 cm",
    "It doesn't tick, which you notice only when the old one is gone.",
  ],
  ["Saffron, 2 g", "La Mancha DOP; harvest last autumn; E1% 262", "Forty threads colour a risotto for four."],
  [
    "Kite “Zephyr 3”",
    "ripstop; 2–5 Bft; 180 cm",
    "Starts by itself while you are still reading the instructions.",
  ],
  ["Cabin trolley, 38 l", "recycled polycarbonate; 2.4 kg", "The wheels can be changed with a coin."],
  ["Beeswax candles", "6 pieces; 9 h each; cotton wick", "They smell of summer before they are lit."],
  ["Dog harness, padded", "four sizes; reflective seams", "One buckle, so that walks begin faster."],
  ["Merino cardigan", "19.5 micron; RWS; made in Guimarães", "Buttons of corozo, sewn on twice."],
  [
    "Fisherman’s jumper",
    "lambswool; half-cardigan stitch",
    "Knitted in one piece, without a side seam to split.",
  ],
  [
    "Rain jacket “Skagen”",
    "organic cotton, waxed; 10,000 mm",
    "Can be re-waxed at the kitchen table with a hair dryer.",
  ],
];

export const catalogOpenings = [
  "Some things are bought once.",
  "Made to be used daily.",
  "A quiet object with one job.",
  "Simple, heavy, good.",
  "For kitchens where things happen.",
  "You will reach for it without looking.",
  "Not new, just right.",
  "Small, and better than it needs to be.",
];
export const catalogClosings = [
  "Spare parts are kept for ten years.",
  "Comes in a box without plastic.",
  "Repairs are free in the first five years.",
  "Made in small runs; colours vary a little.",
  "Wipe it dry and it will outlive the dresser.",
  "If you don't like it, send it back within 30 days.",
];

export const catalogPrompt = (name: string, facts: string, tone: string) =>
  `Write a product description for a web shop.\n\nArticle: ${name}\nFacts: ${facts}\nTone: ${tone}\nLength: 40–70 words. No superlatives, no exclamation marks, mention at most two figures.\n\nDescription:`;

export const catalogTones = [
  "dry and warm",
  "matter-of-fact",
  "a little funny",
  "for gift buyers",
  "technical",
] as const;

/** What a region's nightly summary is made of. */
export const digestLines = [
  "%count% conversations, %percent% % more than the same day last week; median answer time %seconds% s.",
  "Parcels held at the %city% hub are behind a third of the questions; %carrier% expects relief by the weekend.",
  "“%product%” leads the returns again. Customers mention the lid, not the size.",
  "Two shoppers asked for a person three times before they got one; both threads are linked below.",
  "Refunds were slower than promised in %percent% % of the cases, all of them waiting for inspection.",
  "A newsletter code that excludes outlet articles caused %count% complaints in four hours.",
  "The German answers are %percent% % longer than the English ones for the same questions.",
  "No allergy question was answered without the label being quoted.",
  "Voice: %percent% % of the callers hung up while a code was being read out.",
  "New today: questions about the fig granola (%count%), after a video.",
  "Satisfaction is at %percent%.4; negative marks cluster between 17 and 19 o'clock.",
  "The assistant offered three options %count% times although two are the rule.",
] as const;

export const regions = ["eu-central", "eu-west", "eu-north", "us-east", "us-west", "ap-northeast"] as const;
