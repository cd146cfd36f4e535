/** A question a seller puts to the research desk, and what can be found out about it. */
export type Subject = {
  brief: string;
  short: string;
  aspects: readonly { question: string; queries: readonly string[]; finding: string }[];
  sources: readonly (readonly [domain: string, title: string])[];
};

export const subjects: readonly Subject[] = [
  {
    brief:
      "Find three European suppliers of recycled kraft board that take orders under 5 t. Compare price and lead time, and say which certificate each holds.",
    short: "recycled kraft board, small orders",
    aspects: [
      {
        question: "Which mills sell recycled kraft board below 5 t?",
        queries: [
          "recycled kraft board mill minimum order 2 t",
          "small lot kraftliner supplier Europe",
          "FSC Recycled board short run mill",
        ],
        finding:
          "Nordkarton and Papeterie Vire take orders from 2 t; Cartiera Brenta from 4 t, and only for the January run.",
      },
      {
        question: "What do they charge per tonne?",
        queries: [
          "kraft board price per tonne 2026 Europe",
          "testliner index October",
          "Cartiera Brenta price list",
        ],
        finding:
          "Quoted prices are 742 €/t (Nordkarton), 768 €/t (Papeterie Vire) and 695 €/t (Cartiera Brenta), ex works.",
      },
      {
        question: "How long are lead times?",
        queries: [
          "kraft board lead time winter 2026",
          "paper mill downtime schedule",
          "Nordkarton delivery terms",
        ],
        finding:
          "12, 9 and 21 working days; the Finnish mill stops for maintenance in the second half of December.",
      },
      {
        question: "Which certificates are valid?",
        queries: ["FSC certificate search Nordkarton", "Blue Angel DE-UZ 14a list", "PEFC Brenta"],
        finding:
          "FSC Recycled, FSC Mix and Blue Angel respectively; all three certificates run until at least 2027.",
      },
      {
        question: "What does freight add?",
        queries: [
          "truck freight rate Tampere Hamburg per pallet",
          "LTL rates Italy Germany",
          "CO2 per tonne-km board transport",
        ],
        finding:
          "Freight to Leipzig adds 38 €/t from Vire, 61 from Brenta and 94 from Tampere by ferry and truck.",
      },
      {
        question: "How stable is the quality between lots?",
        queries: [
          "kraft board grammage tolerance ISO 536",
          "recycled fibre contamination complaints",
          "burst index recycled vs virgin",
        ],
        finding: "Grammage varies by ±4 % between lots, which matters only for automatic box erectors.",
      },
    ],
    sources: [
      ["nordkarton.example", "Products: Kraft Natural R"],
      ["papeterie-vire.example", "Tarifs et délais"],
      ["brenta.example", "Listino cartone riciclato"],
      ["euwid-paper.example", "Testliner prices stable in October"],
      ["fsc-search.example", "Certificate C012847"],
      ["packnews.example", "Small mills find a niche in short runs"],
      ["freightdesk.example", "LTL index, week 45"],
      ["blauer-engel.example", "DE-UZ 14a: certified boards"],
    ],
  },
  {
    brief:
      "Compare reefer container rates from Rotterdam to Montréal for the winter, with alternatives through Antwerp and Halifax. We ship cheese.",
    short: "reefer rates Rotterdam–Montréal",
    aspects: [
      {
        question: "What are spot and contract rates now?",
        queries: [
          "reefer rates Rotterdam Montreal 40ft November",
          "transatlantic westbound reefer spot index",
          "contract reefer rates 2026",
        ],
        finding:
          "Spot is 4,180 USD per 40-foot reefer, 9 % above October; quarterly contracts close near 3,720.",
      },
      {
        question: "Does ice surcharge apply?",
        queries: [
          "St Lawrence ice surcharge winter 2026",
          "Montreal port winter operations",
          "low water surcharge Montreal",
        ],
        finding:
          "An ice surcharge of 150 USD applies from 1 December; low water added 85 in September and was lifted since.",
      },
      {
        question: "How does Halifax compare?",
        queries: [
          "Halifax reefer plugs capacity",
          "CN intermodal Halifax Montreal reefer",
          "Antwerp Halifax transit time",
        ],
        finding:
          "Antwerp–Halifax takes 8 days instead of 11, rail adds 2 days and 610 CAD; the plugs at the rail yard are the bottleneck.",
      },
      {
        question: "What are the temperature risks?",
        queries: [
          "reefer temperature excursion cheese winter",
          "controlled atmosphere hard cheese 4C",
          "reefer power loss rail ramp",
        ],
        finding:
          "Most excursions happen at the ramp, not at sea: a data logger per pallet is cheaper than one refused delivery.",
      },
      {
        question: "Which papers does Canada want?",
        queries: [
          "CFIA import cheese licence tariff rate quota",
          "EU cheese TRQ Canada 2026 allocation",
          "SFC licence importer",
        ],
        finding:
          "A Safe Food for Canadians licence and a share of the CETA cheese quota; without quota the duty is 245.5 %.",
      },
    ],
    sources: [
      ["drewry.example", "Reefer shipping forecaster"],
      ["port-montreal.example", "Winter navigation notice"],
      ["cfia.example", "Importing dairy products"],
      ["halifaxport.example", "Cool chain facts"],
      ["xeneta.example", "Westbound reefer spot up 9 %"],
      ["cn-rail.example", "Intermodal tariff 7500"],
      ["cheesereporter.example", "CETA quota: who got what"],
    ],
  },
  {
    brief:
      "Is there room for a subscription for pour-over coffee in the Nordics? Who is there, what do people pay, why do they leave?",
    short: "Nordic coffee subscriptions",
    aspects: [
      {
        question: "How large is the market?",
        queries: [
          "coffee subscription Nordics market size",
          "specialty coffee consumption Finland per capita",
          "e-commerce grocery share Sweden coffee",
        ],
        finding:
          "About 410,000 households subscribe to coffee in the four countries, a third of them in Sweden.",
      },
      {
        question: "Who competes?",
        queries: ["kaffeabonnement jämförelse", "kahvitilaus vertailu", "kaffeabonnement test bedst"],
        finding:
          "Eleven roasters with more than 2,000 subscribers; none of them leads in more than one country.",
      },
      {
        question: "What do subscribers pay?",
        queries: [
          "coffee subscription price per kg Sweden",
          "average basket coffee club Norway",
          "free shipping threshold coffee",
        ],
        finding: "Median 29 € a month for 500 g; free shipping matters more than a lower price per kilo.",
      },
      {
        question: "Why do people cancel?",
        queries: [
          "coffee subscription churn reasons",
          "subscription fatigue Nordics survey",
          "too much coffee at home cancel",
        ],
        finding:
          "“Too much coffee at home” leads with 38 %, price follows with 21 %; a skip button halves the first.",
      },
      {
        question: "Which channels bring subscribers?",
        queries: [
          "coffee subscription acquisition cost podcast",
          "referral programme coffee roaster",
          "barista partnership conversion",
        ],
        finding: "Referral costs 11 € per subscriber, podcasts 34 €, paid social 52 € and rising.",
      },
      {
        question: "What rules apply to trial offers?",
        queries: [
          "EU subscription cancel button directive",
          "Norway Forbrukertilsynet subscription trap",
          "Sweden distance contracts trial",
        ],
        finding:
          "A cancel button is due in the EU from June; Norway fines trials that become paid without a reminder.",
      },
    ],
    sources: [
      ["kaffedagbladet.example", "Så dricker Norden kaffe"],
      ["svd.example", "Prenumerationströttheten"],
      ["beanscene.example", "Why subscribers leave"],
      ["stat.example", "Household consumption of coffee"],
      ["forbruker.example", "Prøveperioder: dette gjelder"],
      ["roastmagazine.example", "The skip button"],
      ["tekniikkatalous.example", "Kahvia kotiin"],
    ],
  },
  {
    brief:
      "Summarise what the new EU battery regulation means for a maker of solar camping lanterns (Li-ion, 3.2 Ah). What must be on the label, and when?",
    short: "EU battery regulation, lanterns",
    aspects: [
      {
        question: "Which category does the lantern's battery fall into?",
        queries: [
          "EU 2023/1542 portable battery definition 5 kg",
          "battery category light means of transport vs portable",
          "incorporated battery product maker obligations",
        ],
        finding:
          "It is a *portable battery of general use*: sealed, under 5 kg, not for industry or vehicles.",
      },
      {
        question: "What must the label show?",
        queries: [
          "battery label requirements August 2026 Annex VI",
          "separate collection symbol size battery",
          "QR code battery regulation portable",
        ],
        finding:
          "From 18 August 2026: chemistry, capacity, separate collection symbol of at least 3 % of the largest side, hazardous substances; a QR code from February 2027.",
      },
      {
        question: "Must the battery be removable?",
        queries: [
          "Article 11 removability portable batteries guidance",
          "battery user replaceable tools commercially available",
          "waterproof exemption Article 11",
        ],
        finding:
          "From 18 February 2027 the end user must be able to remove it with common tools; washable appliances have a narrow exemption that lanterns do not meet.",
      },
      {
        question: "What does producer responsibility cost?",
        queries: [
          "EPR battery fee per kg Germany 2026",
          "battery producer registration authorised representative",
          "fulfilment platform EPR check",
        ],
        finding:
          "Registration in each country of sale; fees between 0.24 and 1.90 €/kg; marketplaces have to check the number.",
      },
      {
        question: "Is a battery passport needed?",
        queries: ["battery passport scope 2 kWh", "digital battery passport portable exempt"],
        finding: "No. The passport concerns LMT, EV and industrial batteries above 2 kWh.",
      },
    ],
    sources: [
      ["eur-lex.example", "Regulation (EU) 2023/1542"],
      ["batteryguide.example", "Labelling calendar"],
      ["stiftung-ear.example", "FAQ BattDG"],
      ["rreuse.example", "Removable means removable"],
      ["tuvmark.example", "Portable batteries: what changes in 2026"],
      ["compliancegate.example", "Annex VI explained"],
    ],
  },
  {
    brief:
      "Which wooden toys sold well in the UK last Christmas, at what price points, and what did parents complain about in reviews?",
    short: "wooden toys UK, reviews",
    aspects: [
      {
        question: "What sold?",
        queries: [
          "best selling wooden toys UK Christmas",
          "toy retailers association wooden 2025",
          "marble run wooden sales",
        ],
        finding: "Marble runs, balance boards and play kitchens; balance boards grew by 44 % in units.",
      },
      {
        question: "Which price points work?",
        queries: [
          "wooden toy price points UK survey",
          "average gift spend per child 2025",
          "play kitchen price comparison",
        ],
        finding: "24.99 and 39.99 pounds carry most units; above 60 only kitchens and balance boards sell.",
      },
      {
        question: "What do parents complain about?",
        queries: [
          "wooden toy reviews complaints splinters",
          "paint chips wooden toy review",
          "missing screws play kitchen",
        ],
        finding:
          "Splinters and chipped paint (31 % of one-star reviews), missing screws (22 %), smell of glue (9 %).",
      },
      {
        question: "What do safety rules demand?",
        queries: [
          "EN 71-3 migration limits 2026",
          "UKCA toys CE recognition",
          "toy safety regulation digital product passport",
        ],
        finding:
          "EN 71-1/-3 as before; CE marking is still recognised in Great Britain, and a digital passport is coming in the EU only.",
      },
    ],
    sources: [
      ["toynews.example", "Wood is back under the tree"],
      ["mumsreview.example", "1,800 reviews read so you don't have to"],
      ["gov-uk.example", "Product safety: toys"],
      ["retailgazette.example", "Balance boards up 44 %"],
      ["which.example", "Play kitchens tested"],
    ],
  },
  {
    brief:
      "We want to sell saffron. How is fraud detected, which lab tests are affordable for batches of 2 kg, and what should a certificate say?",
    short: "saffron authenticity tests",
    aspects: [
      {
        question: "How is saffron faked?",
        queries: [
          "saffron adulteration methods safflower turmeric",
          "saffron fraud Europol OPSON",
          "dyed stigma detection",
        ],
        finding:
          "Safflower and dyed stamens in whole threads; turmeric, paprika and gardenia in powder; weight is raised with honey or glycerine.",
      },
      {
        question: "Which tests find it?",
        queries: [
          "ISO 3632 saffron UV-Vis limits",
          "HPLC crocin picrocrocin safranal",
          "DNA barcoding saffron cost",
          "NMR saffron geographic origin",
        ],
        finding:
          "ISO 3632 (UV-Vis) grades strength but misses gardenia; HPLC finds it; DNA barcoding finds plants, not dyes.",
      },
      {
        question: "What do they cost?",
        queries: ["ISO 3632 analysis price lab", "HPLC saffron lab fee Spain", "rapid test saffron strips"],
        finding:
          "45–70 € for ISO 3632, 140–190 € for HPLC, 110 € for barcoding; strips at 3 € suit incoming goods.",
      },
      {
        question: "What should the certificate state?",
        queries: [
          "certificate of analysis spice template",
          "saffron category I colouring strength E1% 440nm",
        ],
        finding:
          "Lot, harvest, sampling, E1% at 440 nm ≥ 200 for category I, moisture ≤ 12 %, ochratoxin A, laboratory's accreditation number.",
      },
    ],
    sources: [
      ["iso.example", "ISO 3632-1:2011"],
      ["foodfraud.example", "Saffron: a short history of cheating"],
      ["labsur.example", "Tarifas azafrán"],
      ["spicetrade.example", "Category I or marketing?"],
      ["efsa.example", "Ochratoxin A in spices"],
      ["mancha-do.example", "Pliego de condiciones"],
    ],
  },
  {
    brief:
      "Evaluate bicycle folding locks for a test report: attack resistance, weight, price, and what insurers in NL and DE accept.",
    short: "folding locks tested",
    aspects: [
      {
        question: "Which locks resist longest?",
        queries: [
          "folding lock test angle grinder seconds",
          "ART 3 folding lock list",
          "Sold Secure diamond folding lock",
        ],
        finding:
          "Two models hold out more than 60 seconds against a cordless grinder; hinges fail before plates.",
      },
      {
        question: "What do they weigh and cost?",
        queries: ["folding lock weight comparison", "folding lock price 2026", "lightweight lock under 1 kg"],
        finding: "0.98–1.86 kg and 54–189 €; protection per kilogram favours plates of 5.5 mm.",
      },
      {
        question: "What do insurers accept?",
        queries: [
          "ART keurmerk fietsverzekering eis",
          "Fahrradversicherung Schloss VdS Liste",
          "insurance bike theft two keys",
        ],
        finding:
          "Dutch insurers ask for ART 2 or more and both keys; German ones mostly for a lock above 50 € or a VdS grade A+.",
      },
      {
        question: "How do they rattle and rust?",
        queries: [
          "folding lock bracket rattle fix",
          "salt spray test bike lock",
          "lock cylinder frozen winter",
        ],
        finding: "Brackets break at −10 °C on three of nine; graphite beats oil in cylinders.",
      },
    ],
    sources: [
      ["anwb.example", "Vouwsloten getest"],
      ["adfc.example", "Schlösser im Vergleich"],
      ["stichtingart.example", "Productlijst"],
      ["bikeradar.example", "Grinder versus hinge"],
      ["vds.example", "Anerkannte Fahrradschlösser"],
    ],
  },
  {
    brief:
      "What is known about microplastics from washing fleece, and would a filter bag be an honest add-on for our shop?",
    short: "microfibre filter bags",
    aspects: [
      {
        question: "How much do garments shed?",
        queries: [
          "fleece microfibre shedding per wash mg",
          "recycled polyester shedding study",
          "first wash fibre release",
        ],
        finding:
          "Between 30 and 170 mg per kilogram and wash; the first three washes release half of a garment's lifetime total.",
      },
      {
        question: "Do bags work?",
        queries: [
          "washing bag microfibre retention study",
          "Guppyfriend independent test",
          "filter bag mesh 50 micron",
        ],
        finding:
          "Bags retain 54 % on average (29–86 %) because they also calm the wash; external filters reach 78–90 %.",
      },
      {
        question: "What will the law require?",
        queries: [
          "France washing machine filter law 2025",
          "EU ecodesign washing machine microplastics",
          "California microfiber filter AB 1628",
        ],
        finding:
          "France asks for filters in new machines but has not published the standard; the EU postpones to the next ecodesign round.",
      },
      {
        question: "How should it be worded?",
        queries: [
          "green claims directive example wording",
          "CMA green claims code microplastics",
          "ASA ruling microfibre",
        ],
        finding: "State the measured share and conditions; avoid “plastic-free wash” and “saves the ocean”.",
      },
    ],
    sources: [
      ["envsci.example", "Release of fibres from household laundry"],
      ["plymouth.example", "Six devices compared"],
      ["ecologie-gouv.example", "Filtres à microfibres"],
      ["tmc.example", "The first wash matters"],
      ["asa.example", "Ruling A23-1190"],
    ],
  },
  {
    brief:
      "Assess heat-pump tumble dryers against vented ones for a holiday-home chain with 60 flats: energy, noise, repair, payback.",
    short: "heat-pump dryers for holiday flats",
    aspects: [
      {
        question: "How much energy do they save?",
        queries: [
          "heat pump dryer kWh per cycle 8 kg",
          "EPREL tumble dryer class A 2025",
          "vented dryer consumption measured",
        ],
        finding: "1.1 instead of 3.9 kWh per full load; half loads save less, 58 %.",
      },
      {
        question: "How loud are they?",
        queries: ["heat pump dryer noise dB bedroom", "compressor hum dryer complaint"],
        finding: "62–66 dB(A), a low hum guests notice at night; rubber feet bring 2–3 dB.",
      },
      {
        question: "What breaks?",
        queries: [
          "heat pump dryer failure rate repair",
          "heat exchanger lint clogging rental",
          "spare parts availability dryer 10 years",
        ],
        finding:
          "Lint in the heat exchanger is the main cause; models with self-cleaning need a rinse tank emptied, which guests do not do.",
      },
      {
        question: "When does it pay?",
        queries: [
          "payback heat pump dryer rental",
          "electricity price business 2026 Portugal Germany",
          "dryer subsidy 2026",
        ],
        finding:
          "After 19 months at five cycles a week and 0.29 €/kWh; never in flats with fewer than one cycle a week.",
      },
    ],
    sources: [
      ["eprel.example", "Product registry"],
      ["stiwa.example", "Trockner im Dauertest"],
      ["ifixit.example", "Heat exchangers, lint, tears"],
      ["hotelierforum.example", "Dryers in self-service flats"],
      ["eurostat.example", "Electricity prices, non-household"],
    ],
  },
  {
    brief:
      "Who buys binoculars for birding online, what do they search for, and which optics terms do sellers misuse? Draft a buying guide outline.",
    short: "birding binoculars guide",
    aspects: [
      {
        question: "Who are the buyers?",
        queries: ["birdwatching demographics 2025", "eBird growth users age", "binocular buyers survey"],
        finding: "Two groups: 28–40, first pair, budget near 150; 55+, second pair, budget above 600.",
      },
      {
        question: "What do they search?",
        queries: [
          "best binoculars for birding search volume",
          "8x42 vs 10x42",
          "binoculars for glasses wearers",
        ],
        finding:
          "“8x42 or 10x42”, “with glasses” and “close focus for butterflies” make up 46 % of long searches.",
      },
      {
        question: "Which terms are misused?",
        queries: [
          "ED glass misleading claims",
          "waterproof IPX binoculars standard",
          "field of view degrees metres confusion",
        ],
        finding:
          "“ED glass” without naming it, “waterproof” without depth and time, and apparent field of view quoted as real.",
      },
      {
        question: "What belongs into a guide?",
        queries: ["binocular buying guide structure", "exit pupil explained", "eye relief glasses 15 mm"],
        finding:
          "Start with weight and eye relief, then brightness; leave magnification to the end, against custom.",
      },
    ],
    sources: [
      ["allaboutbirds.example", "Choosing binoculars"],
      ["opticsforum.example", "Which ED?"],
      ["rspb.example", "Birding after the boom"],
      ["iso-optics.example", "ISO 14133 and what it permits"],
      ["keywordlab.example", "Search demand: optics"],
    ],
  },
];
