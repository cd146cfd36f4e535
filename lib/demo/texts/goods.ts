/** Things, places and carriers that fill the slots. */
export const products = [
  "Enamel kettle, 1.8 l",
  "Sonic whitening kit",
  "Walnut chopping board",
  "Halcyon H2 headphones",
  "Oak step stool",
  "Linen duvet cover",
  "Cast-iron casserole, 24 cm",
  "Kestrel Mini drone",
  "Solar camping lantern",
  "Espresso tamper",
  "Brass desk lamp",
  "Recycled kraft notebook set",
  "Bamboo blind, 120 × 180",
  "Stormglass binoculars 8×42",
  "Wool picnic rug",
  "Ceramic pour-over dripper",
  "Folding bike lock",
  "Copper plant mister",
  "Rocking horse “Alder”",
  "Climbing chalk bag",
  "Carbon water filter",
  "Handmade soap, set of 6",
  "Felt letter board",
  "Titanium spork set",
  "Wall clock “Fjord”",
  "Saffron, 2 g",
  "Kite “Zephyr 3”",
  "Cabin trolley, 38 l",
  "Beeswax candles",
  "Dog harness, padded",
] as const;

/** Things with a battery or a plug, of which a seller may say that they stopped working. */
export const devices = [
  "Halcyon H2 headphones",
  "Kestrel Mini drone",
  "Solar camping lantern",
  "Sonic whitening kit",
  "Milk frother “Nube”",
  "Rechargeable bike light",
  "Kitchen scale, 5 kg",
  "Bird-feeder camera",
] as const;

/** Steel and silicone for the kitchen. */
export const kitchenware = [
  "Enamel kettle, 1.8 l",
  "Stovetop espresso pot",
  "Insulated flask, 0.75 l",
  "Milk pan, 1 l",
  "Lunch box, two tiers",
  "Travel mug, 350 ml",
  "Tea strainer “Blatt”",
] as const;

/** Things that break on the way. */
export const fragile = [
  "Stormglass carafe",
  "Ceramic pour-over dripper",
  "Oak step stool",
  "Rocking horse “Alder”",
  "Brass desk lamp",
  "Hand-blown tumblers, set of 4",
  "Terracotta planter, 30 cm",
] as const;

/** Things that take an engraving. */
export const engravable = [
  "Walnut chopping board",
  "Insulated flask, 0.75 l",
  "Brass desk lamp",
  "Titanium spork set",
  "Copper plant mister",
  "Leather key fob",
] as const;

export const apparel = [
  "merino cardigan",
  "linen shirt",
  "rain jacket “Skagen”",
  "fisherman’s jumper",
  "corduroy trousers",
  "quilted vest",
  "swim shorts",
  "organic cotton hoodie",
] as const;

export const cities = [
  "Leipzig",
  "Rotterdam",
  "Porto",
  "Lyon",
  "Göteborg",
  "Kraków",
  "Bristol",
  "Valencia",
  "Tampere",
  "Graz",
  "Cork",
  "Portland",
  "Montréal",
  "Oaxaca",
  "Kyoto",
  "Busan",
] as const;

export const streets = [
  "Kanalstraße 8",
  "14 Harbour Row",
  "Rue des Tanneurs 31",
  "Calle del Olmo 5",
  "Stationsplein 12",
  "Ulica Długa 77",
  "Mill Lane 3b",
  "Via Garibaldi 19",
  "1180 Alder Street",
  "Södra Vägen 40",
] as const;

export const carriers = ["DHL", "DPD", "UPS", "GLS", "Colissimo", "PostNL", "Royal Mail"] as const;

export const returnReasons = [
  "not as described",
  "arrived late",
  "faulty on arrival",
  "changed my mind",
] as const;

export const couponCodes = ["SPRING15", "HELLO10", "LINEN20", "WREN-5", "FRIENDS15", "TEAHOUSE"] as const;
