import type { Template } from "@/lib/demo/phrases";

export type SupportTurn = {
  user: string;
  /** Tools the assistant calls before it answers. */
  uses?: { tool: string; args: Template; result: Template }[];
  reply: string;
};

/** A matter a shopper brings up: a few turns that follow each other. */
export type SupportTopic = { key: string; turns: SupportTurn[] };

export const supportTopics: readonly SupportTopic[] = [
  {
    key: "parcel-missing",
    turns: [
      {
        user: "[[Hi, |Hello! |]]order %order% says delivered but nothing [[arrived|is here|was left at my door]]. I need it [[for Sunday|by the weekend|soon]], can you [[send it again|look into it|check]]?",
        uses: [
          {
            tool: "lookup_order",
            args: { order_id: "%order%", include: ["tracking", "items"] },
            result: {
              order_id: "%order%",
              status: "delivered",
              items: [{ sku: "%sku%", title: "%product%", quantity: 1 }],
              tracking: {
                carrier: "%carrier%",
                number: "%tracking%",
                delivered_at: "%date% 14:22",
                left_with: "parcel shop, %street%",
              },
            },
          },
        ],
        reply:
          "Good news: %carrier% left your **%product%** at the parcel shop at %street% on %date% at 14:22. It is [[open until 19:00|open until 20:00 today|open Saturday until 16:00]]; bring an ID and the tracking number `%tracking%`. If it is not there, reply here and I will send a new one by express.",
      },
      {
        user: "[[I was just there. They say they have nothing under my name|The shop says no parcel for me|Went there, the lady searched twice, nothing]].",
        uses: [
          {
            tool: "track_parcel",
            args: { carrier: "%carrier%", tracking_number: "%tracking%" },
            result: {
              number: "%tracking%",
              events: [
                { at: "%date% 06:10", text: "Out for delivery, %city%" },
                { at: "%date% 14:22", text: "Handed to parcel shop", scan: false },
              ],
              proof_of_delivery: null,
            },
          },
          {
            tool: "open_carrier_claim",
            args: { tracking_number: "%tracking%", reason: "not_at_pickup_point" },
            result: { claim: "CL-%ticket%", answer_within_hours: 48 },
          },
        ],
        reply:
          "Thank you for going there. I see that the shop never scanned it, so I have opened claim **CL-%ticket%** with %carrier%. You do not have to wait for them: shall I\n\n1. send a replacement by express today, or\n2. refund %amount% to your card?",
      },
      {
        user: "[[Replacement please.|A new one please, express.|Option 1.]] [[But to my office this time?|Same address is fine.|Can it come before noon?]]",
        uses: [
          {
            tool: "create_replacement",
            args: { order_id: "%order%", sku: "%sku%", shipping: "express" },
            result: { order_id: "%order2%", ships: "today", eta: "%soon%", charged: 0 },
          },
        ],
        reply:
          "Done. Replacement order **%order2%** leaves our warehouse today and should reach you on **%soon%**. You'll get the tracking link by e-mail tonight, and there is nothing to pay.",
      },
      {
        user: "[[Perfect, thank you so much!|Great service, thanks|ok thanks]]",
        reply:
          "[[You're welcome, %first%!|Glad I could help, %first%.|Any time.]] If the first parcel turns up after all, just refuse it or drop it at any %carrier% shop, it will find its way back to us.",
      },
    ],
  },
  {
    key: "refund-status",
    turns: [
      {
        user: "I sent back the %product% [[two weeks ago|ten days ago|on %date%]] and still no refund. Order %order%.",
        uses: [
          {
            tool: "lookup_order",
            args: { order_id: "%order%", include: ["returns", "payments"] },
            result: {
              order_id: "%order%",
              payment: { method: "card", last4: "%last4%", amount: "#amountNumber" },
              returns: [{ id: "R-%ticket%", state: "received", received_at: "%date%", inspected: false }],
            },
          },
        ],
        reply:
          "I found it: return **R-%ticket%** reached our warehouse on %date%, but the inspection step was never closed, so the refund did not start. That is on us. I can release %amount% to the card ending in %last4% right now. Shall I?",
      },
      {
        user: "[[Yes please|Yes, do it|Of course]]. How long will it take[[ this time|]]?",
        uses: [
          {
            tool: "create_refund",
            args: {
              order_id: "%order%",
              amount: "#amountNumber",
              currency: "%currency%",
              reason: "return_received",
            },
            result: { refund_id: "re_%tracking%", status: "pending", arrives_by: "%soon%" },
          },
        ],
        reply:
          "It is on its way: **%amount%** to your card ending in %last4%. Banks usually show it within 2–4 working days, so by **%soon%** at the latest. The reference is `re_%tracking%`.",
      },
      {
        user: "[[And the shipping costs I paid for the return?|I also paid 4.90 for the label, do I get that back?]]",
        reply:
          'If the item was faulty or not as described, we cover the return label. You marked the reason as *"%reason%"*, so yes: please send me a photo of the receipt and I\'ll add it to the refund.',
      },
    ],
  },
  {
    key: "wrong-size",
    turns: [
      {
        user: "The %apparel% I got is [[too small|way too big|tight around the shoulders]]. Can I swap it for [[one size up|an M|a 42]]?",
        uses: [
          {
            tool: "check_stock",
            args: { sku: "%sku%", sizes: ["M", "L", "XL"] },
            result: { sku: "%sku%", stock: { M: 4, L: 0, XL: 11 }, restock: { L: "%soon%" } },
          },
        ],
        reply:
          "Happy to swap it. Here is what we have of the **%apparel%** today:\n\n| Size | In stock |\n|---|---|\n| M | 4 |\n| L | back on %soon% |\n| XL | 11 |\n\nWhich one should I reserve for you?",
      },
      {
        user: "[[How does the M fit compared to L?|Is XL true to size? I am 184 cm, 82 kg|Hmm, does it shrink in the wash?]]",
        uses: [
          {
            tool: "size_guide",
            args: { sku: "%sku%", height_cm: 184, weight_kg: 82 },
            result: { recommended: "L", confidence: 0.71, note: "runs narrow at the chest" },
          },
        ],
        reply:
          "It runs narrow at the chest, so for your measurements the guide says **L** (about 7 out of 10 people your size kept it). An M would be close-fitting; the XL is 6 cm wider and hangs loose. It's pre-washed and shrinks by less than 2 %.",
      },
      {
        user: "Then reserve the L for me, I can wait until %soon%.",
        uses: [
          {
            tool: "create_exchange",
            args: { order_id: "%order%", from: "%sku%-S", to: "%sku%-L" },
            result: { exchange: "X-%ticket%", label_url: "https://northwick.example/l/%tracking%" },
          },
        ],
        reply:
          "Reserved, exchange **X-%ticket%**. You can keep the first one until the L ships, then use the [return label](https://northwick.example/l/%tracking%). No rush: the label is valid for 30 days.",
      },
    ],
  },
  {
    key: "discount-code",
    turns: [
      {
        user: 'The code %code% [[doesn\'t work|says "not applicable"|is rejected at checkout]] :(',
        uses: [
          {
            tool: "validate_coupon",
            args: { code: "%code%", cart: "current" },
            result: {
              code: "%code%",
              valid: true,
              minimum: 50,
              excluded: ["outlet", "gift cards"],
              cart_total: "#amountNumber",
              cart_excluded: ["%product%"],
            },
          },
        ],
        reply:
          "The code itself is fine. It needs a cart of at least 50 %currency% **without outlet items**, and your *%product%* is from the outlet, so what counts is below the minimum. If you add anything regular it will apply at once.",
      },
      {
        user: "That was not written anywhere!! [[Your newsletter said 15% on everything.|The e-mail says everything.]]",
        uses: [
          {
            tool: "search_kb",
            args: { query: "%code% newsletter terms" },
            result: {
              hits: [
                {
                  id: "kb-2207",
                  title: "Spring newsletter: terms of the 15 % code",
                  snippet: "… not valid on outlet articles and gift cards (footnote 2)",
                },
              ],
            },
          },
        ],
        reply:
          "You're right that the headline reads \"on everything\"; the exception is in footnote 2, which is easy to miss. I don't want you to leave over a footnote: I've put a one-time 15 % on your cart for the next 24 hours, outlet included.",
      },
      {
        user: "[[oh wow, thank you|ok that's fair, thanks|Works now.]]",
        reply:
          "[[Enjoy it!|Have fun with it, %first%.|Great!]] I've also passed your remark on to the newsletter team.",
      },
    ],
  },
  {
    key: "change-address",
    turns: [
      {
        user: "Can I [[change the delivery address|still change the address]] of %order%? I [[moved|will be at my parents' place in %city%|typed the wrong house number]].",
        uses: [
          {
            tool: "lookup_order",
            args: { order_id: "%order%", include: ["shipment"] },
            result: {
              order_id: "%order%",
              status: "packing",
              shipment: { label_printed: false, cutoff: "17:30" },
            },
          },
        ],
        reply:
          "You are just in time: the label isn't printed yet. Please send me the full new address (name, street and number, postcode, city) and I'll change it before 17:30.",
      },
      {
        user: "%name%, %street%, %city%",
        uses: [
          {
            tool: "validate_address",
            args: { line1: "%street%", city: "%city%" },
            result: { deliverable: true, normalized: "%street%, %city%" },
          },
          {
            tool: "update_shipping_address",
            args: { order_id: "%order%", line1: "%street%", city: "%city%" },
            result: { ok: true },
          },
        ],
        reply:
          "Thanks! Order %order% now goes to:\n\n> %name%\n> %street%\n> %city%\n\nDelivery stays at **%soon%**. Should I save this as your default address?",
      },
      {
        user: "[[Yes, save it|No, just this once|Only for this order please]]",
        reply: "[[Noted.|Done.|All set.]] You will see it in *Account → Addresses*.",
      },
    ],
  },
  {
    key: "double-charge",
    turns: [
      {
        user: "I was charged TWICE for %order%. %amount% two times on my card ending %last4%!!",
        uses: [
          {
            tool: "list_payments",
            args: { order_id: "%order%" },
            result: {
              payments: [
                { id: "ch_5Tz9%ticket%", amount: "#amountNumber", state: "captured" },
                { id: "ch_5Tza%ticket%", amount: "#amountNumber", state: "authorized", expires: "%soon%" },
              ],
            },
          },
        ],
        reply:
          "I understand the shock. There is **one** charge (`ch_5Tz9%ticket%`) and one *authorisation* that was never captured, from a first attempt in which your bank's confirmation timed out. It is released by itself on **%soon%**; I have asked the bank to drop it earlier.",
      },
      {
        user: "My banking app shows both as booked though",
        uses: [
          {
            tool: "void_authorization",
            args: { charge: "ch_5Tza%ticket%" },
            result: { state: "voided", bank_reference: "VX%tracking%" },
          },
        ],
        reply:
          "Some banks show an authorisation like a booking. I've voided it now, reference **VX%tracking%**. If both amounts are still there after two working days, send that number to your bank and they can see it on their side.",
      },
      {
        user: "[[Ok. I'll check on Monday.|Thanks, will watch it]]",
        reply:
          "Please do, and write to me here if anything looks odd. This conversation stays open, so you won't have to explain it again.",
      },
    ],
  },
  {
    key: "product-question",
    turns: [
      {
        user: "Is the %kitchenware% [[dishwasher safe|suitable for a two year old|okay to use outdoors in winter]]?",
        uses: [
          {
            tool: "search_kb",
            args: { query: "%kitchenware% care and use" },
            result: {
              hits: [
                {
                  id: "kb-0911",
                  title: "%kitchenware%: care",
                  snippet: "Hand wash recommended. Tested to −10 °C. Small parts: not for children under 3.",
                },
              ],
            },
          },
        ],
        reply:
          "From the maker's sheet for the **%kitchenware%**:\n\n- hand wash recommended (a gentle 40 °C programme is tolerated)\n- tested down to −10 °C\n- contains small parts, so not for children under 3\n\nWas there one of these you were worried about?",
      },
      {
        user: "The material, mostly. [[My daughter has a nickel allergy|I'm allergic to latex]]",
        reply:
          "Good that you ask. The seller lists *stainless steel 18/10 and food-grade silicone*. 18/10 steel contains nickel, though it is bound and rarely causes reactions; there is no latex in it. If the allergy is strong I would rather suggest the ceramic version, which is nickel-free.",
      },
      {
        user: "[[How much is the ceramic one?|And do you have that in stock?]]",
        uses: [
          {
            tool: "search_catalog",
            args: { query: "%kitchenware% ceramic", limit: 3 },
            result: {
              products: [
                { sku: "%sku%-CE", title: "%kitchenware%, ceramic", price: "#amountNumber", stock: 7 },
              ],
            },
          },
        ],
        reply:
          "The ceramic version is **%amount%**, 7 in stock, and it would reach you by %soon%. Would you like me to put it in your cart?",
      },
      {
        user: "[[Put it in the cart, I'll look tonight|Not now, but thanks for the honest answer]]",
        reply: "[[It's waiting for you.|Gladly.]] The price is guaranteed for 48 hours.",
      },
    ],
  },
  {
    key: "login-trouble",
    turns: [
      {
        user: "cant log in. reset mail never comes",
        uses: [
          {
            tool: "account_status",
            args: { email: "%email%" },
            result: { exists: true, locked: false, last_reset_mail: { state: "bounced", code: "550 5.7.1" } },
          },
        ],
        reply:
          "I can see why: our last reset e-mail to your address **bounced** (`550 5.7.1`, the mailbox refused it). Is your mailbox full, or did you block our domain? In the meantime I can text a code to the phone number on file, ending in %last4%.",
      },
      {
        user: "text me the code",
        uses: [
          {
            tool: "send_login_code",
            args: { channel: "sms", customer: "%email%" },
            result: { sent: true, expires_in_s: 600 },
          },
        ],
        reply:
          "Sent. It is valid for ten minutes. I'll never ask you for it here in the chat, so please type it only on the sign-in page.",
      },
      {
        user: "[[im in!! thanks|Worked. Can I use a passkey instead, passwords are a pain|ok works]]",
        reply:
          "Wonderful. Under *Account → Security* you can add a **passkey**, then your fingerprint or face is enough and no e-mail can get lost.",
      },
    ],
  },
  {
    key: "damaged",
    turns: [
      {
        user: "The %fragile% arrived broken, [[cracked right through|in three pieces|the box was crushed]]. Photo attached. [[Not amused.|]]",
        uses: [
          {
            tool: "classify_photo",
            args: { attachment: "IMG_%ticket%.jpg" },
            result: { damage: "transport", severity: "high", confidence: 0.93 },
          },
        ],
        reply:
          "Oh no, I am sorry. The photo is clear enough: that is transport damage, and you don't need to send anything back. Please throw the pieces away safely. New one, or money back?",
      },
      {
        user: "New one, but please pack it better this time.",
        uses: [
          {
            tool: "create_replacement",
            args: { order_id: "%order%", sku: "%sku%", note: "double box, corner protection" },
            result: { order_id: "%order2%", eta: "%soon%" },
          },
        ],
        reply:
          "Ordered as **%order2%** with a note to the packer: *double box, corner protection*. Expected on %soon%.",
      },
      {
        user: "Do I have to tell the carrier about it?",
        reply:
          "No, we do that. They may ring and ask whether the outer box was dented; that's all. If you still have the box, keep it for five days.",
      },
    ],
  },
  {
    key: "invoice",
    turns: [
      {
        user: "I need an invoice with [[my company's VAT number|our tax id]] for %order%. [[Accounting is on my neck.|]]",
        uses: [
          { tool: "validate_vat", args: { vat: "DE%tracking%" }, result: { valid: true, name: "%name%" } },
          {
            tool: "reissue_invoice",
            args: { order_id: "%order%", vat: "DE%tracking%" },
            result: { invoice: "INV-%ticket%", pdf: "https://northwick.example/i/%ticket%.pdf" },
          },
        ],
        reply:
          "Here it is: [INV-%ticket%.pdf](https://northwick.example/i/%ticket%.pdf), with your VAT number checked against VIES. The former invoice is cancelled automatically, so book only this one.",
      },
      {
        user: "Can this be done for all future orders?",
        reply:
          "Yes: *Account → Billing → Business purchases*, enter the VAT number once. Invoices are then sent to a second address too, if you like (your accountant's, for instance).",
      },
    ],
  },
  {
    key: "subscription",
    turns: [
      {
        user: "How do I [[pause|skip a month of|cancel]] my coffee subscription? We are [[on holiday until|away until]] %soon%.",
        uses: [
          {
            tool: "get_subscription",
            args: { customer: "%email%" },
            result: { id: "sub_%ticket%", product: "House Blend 1 kg", interval: "4 weeks", next: "%date%" },
          },
        ],
        reply:
          "You have *House Blend 1 kg* every four weeks. I can\n\n- **skip** the next delivery,\n- **pause** until %soon%, or\n- **cancel**, any time, without a fee.\n\nWhich one?",
      },
      {
        user: "Pause until %soon%",
        uses: [
          {
            tool: "update_subscription",
            args: { id: "sub_%ticket%", action: "pause", until: "%soon%" },
            result: { state: "paused", next: "%soon%" },
          },
        ],
        reply: "Paused. Your first bag after the break will be roasted on %soon%. Have a good trip!",
      },
      {
        user: "[[Could I also switch to decaf after that?|And from then on 500 g would be enough]]",
        uses: [
          {
            tool: "update_subscription",
            args: { id: "sub_%ticket%", action: "change_variant" },
            result: { state: "paused", variant: "changed" },
          },
        ],
        reply:
          "Changed from the next delivery on; the price goes down accordingly and you'll see it in the confirmation e-mail.",
      },
    ],
  },
  {
    key: "delivery-eta",
    turns: [
      {
        user: "when is %order% coming? [[tracking hasn't moved since %date%|stuck in %city% for days]]",
        uses: [
          {
            tool: "track_parcel",
            args: { carrier: "%carrier%", tracking_number: "%tracking%" },
            result: {
              number: "%tracking%",
              events: [{ at: "%date% 03:41", text: "Arrived at hub %city%" }],
              delayed: true,
              cause: "hub congestion",
            },
          },
        ],
        reply:
          "%carrier%'s hub in %city% is congested, your parcel has been sitting there since %date%. They promise **%soon%**. If it hasn't moved by then I will re-ship it without waiting any longer.",
      },
      {
        user: "That is [[too late|after the birthday]]. Could I pick it up in a store?",
        uses: [
          {
            tool: "store_stock",
            args: { sku: "%sku%", city: "%city%" },
            result: {
              stores: [
                { name: "Northwick %city% Centre", stock: 2, distance_km: 3.1 },
                { name: "Northwick Riverside", stock: 1, distance_km: 7.8 },
              ],
            },
          },
        ],
        reply:
          "Yes! Two stores near you have it:\n\n1. **Northwick %city% Centre**: 2 pieces, 3.1 km\n2. **Northwick Riverside**: 1 piece, 7.8 km\n\nI can reserve one until closing time tomorrow and cancel the delivery.",
      },
      {
        user: "Centre please. Under my name.",
        uses: [
          {
            tool: "reserve_in_store",
            args: { store: "%city% Centre", sku: "%sku%", name: "%name%" },
            result: { pickup_code: "%code%", until: "20:00" },
          },
        ],
        reply:
          "Reserved. Pick-up code **%code%**, tomorrow until 20:00. I've asked %carrier% to return the other parcel; you don't need to do anything.",
      },
    ],
  },
  {
    key: "warranty",
    turns: [
      {
        user: "My %device% [[stopped working after 14 months|makes a rattling noise|won't charge any more]]. Still under warranty?",
        uses: [
          {
            tool: "lookup_order",
            args: { order_id: "%order%", include: ["warranty"] },
            result: {
              order_id: "%order%",
              bought: "14 months ago",
              warranty: { until: "in 10 months", by: "seller" },
            },
          },
        ],
        reply:
          "Yes, it's covered for another ten months. Before we send it anywhere, two quick things that solve about a third of these cases:\n\n1. Hold the power button for **15 seconds** (this resets the controller).\n2. Try another cable, ideally the one from the box.\n\nDoes anything change?",
      },
      {
        user: "[[Nope. Dead as a doornail|No change, red light blinks three times]]",
        uses: [
          {
            tool: "search_kb",
            args: { query: "%device% red light blinks three times" },
            result: {
              hits: [
                {
                  id: "kb-3301",
                  title: "Three blinks: battery fault",
                  snippet: "Replace the unit, do not attempt to charge.",
                },
              ],
            },
          },
          {
            tool: "create_warranty_case",
            args: { order_id: "%order%", symptom: "battery fault, three blinks" },
            result: { case: "W-%ticket%", label: "https://northwick.example/l/%tracking%" },
          },
        ],
        reply:
          "That's the battery fault. Please don't charge it again. Case **W-%ticket%**: print [this label](https://northwick.example/l/%tracking%), and a new one leaves as soon as the parcel is scanned, not when it arrives.",
      },
      {
        user: "Do I get a new guarantee on the replacement?",
        reply:
          "The remaining term carries over, and by law at least six months from the exchange, whichever is longer. Your invoice stays the proof.",
      },
    ],
  },
  {
    key: "gift",
    turns: [
      {
        user: "I'd like to send the %product% as a present. [[Gift wrap?|Can you leave out the price?]]",
        reply:
          'Of course. At checkout tick **"This is a gift"**: no prices in the box, paper wrap for 3.50, and up to 240 characters on a card. Shall I suggest a text?',
      },
      {
        user: "Yes, for my [[grandfather's 90th|sister, she just passed her exams|colleague who is leaving]]. Something funny but warm.",
        reply:
          'How about:\n\n> *"They say good things come to those who wait. You\'ve been waiting for this one without knowing it. With love, and with the receipt hidden."*\n\nOr shorter:\n\n> *"For you. Because you\'d never buy it yourself."*',
      },
      {
        user: "The second, great. Can it arrive exactly on %soon%?",
        uses: [
          {
            tool: "delivery_slots",
            args: { city: "%city%", date: "%soon%" },
            result: { slots: ["08:00–12:00", "12:00–16:00", "17:00–20:00"], surcharge: 5.9 },
          },
        ],
        reply:
          "Yes, with a slot: 8–12, 12–16 or 17–20 o'clock, for 5.90 extra. Without one it comes that day or the day before.",
      },
    ],
  },
  {
    key: "app-crash",
    turns: [
      {
        user: "Your app crashes [[every time I open the cart|on my Pixel 7|since the update]].",
        uses: [
          {
            tool: "search_known_issues",
            args: { platform: "android", screen: "cart" },
            result: {
              issues: [
                {
                  id: "APP-4471",
                  title: "Cart crashes with saved gift cards",
                  fixed_in: "4.18.1",
                  workaround: "clear cache",
                },
              ],
            },
          },
        ],
        reply:
          "We know this one (APP-4471): the cart stumbles over a saved gift card. It's fixed in **4.18.1**, which is rolling out. Until you have it: *Settings → Apps → Northwick → Storage → Clear cache*. Your cart lives on the server, so nothing is lost.",
      },
      {
        user: "[[Cleared the cache, works.|Will I lose my wishlist?]]",
        reply:
          "Your wishlist and cart are safe on our side. Thanks for your patience; the developers are embarrassed, and they should be.",
      },
    ],
  },
  {
    key: "loyalty",
    turns: [
      {
        user: "My %points% points are gone?! [[I had them last week.|]]",
        uses: [
          {
            tool: "loyalty_ledger",
            args: { customer: "%email%", limit: 5 },
            result: {
              balance: 120,
              entries: [{ at: "%date%", change: "#pointsNegative", text: "expired after 24 months" }],
            },
          },
        ],
        reply:
          "They expired on %date%, 24 months after you earned them; a reminder went out, but I see it was in the newsletter you had switched off. That isn't fair, so I've restored **%points% points** for another 60 days.",
      },
      {
        user: "[[That's really kind|Wow, didn't expect that]]. What can I get for them?",
        uses: [
          {
            tool: "search_catalog",
            args: { query: "rewards", max_points: "#points" },
            result: {
              products: [
                { title: "Linen tea towel", points: 900 },
                { title: "Voucher 10", points: 1000 },
                { title: "Tree planted in your name", points: 450 },
              ],
            },
          },
        ],
        reply:
          "For example:\n\n- a linen tea towel (900)\n- a 10 %currency% voucher (1,000)\n- a tree planted in your name (450), with coordinates so you can visit it 🌳",
      },
    ],
  },
  {
    key: "compatibility",
    turns: [
      {
        user: "Does the [[Halcyon H2|Stormglass adapter|Kestrel Mini battery]] fit [[the 2023 model|my old H1|the EU version]]? [[The page contradicts itself.|]]",
        uses: [
          {
            tool: "search_kb",
            args: { query: "compatibility matrix H1 H2 2023" },
            result: {
              hits: [
                {
                  id: "kb-1784",
                  title: "Compatibility matrix",
                  snippet: "H1 (2021, 2022): no. H1 (2023, rev. C and later): yes, with firmware 2.4+.",
                },
              ],
            },
          },
        ],
        reply:
          "It depends on the revision printed below the bar code:\n\n| Yours | Fits? |\n|---|---|\n| 2021, 2022 | no |\n| 2023, rev. A–B | no |\n| 2023, **rev. C or later** | yes, firmware 2.4+ |\n\nYou're right about the page; I've reported the contradiction.",
      },
      {
        user: "It says rev. C. Firmware is 2.3 [[something|.11]]",
        reply:
          "Then update first: plug it in by USB, open `halcyon.audio/update` in Chrome or Edge, and follow the steps (four minutes, don't unplug). With 2.4 the adapter is recognised automatically.",
      },
      {
        user: "[[Update failed at 87%|updated, works!!]]",
        uses: [
          {
            tool: "search_known_issues",
            args: { product: "halcyon", text: "update 87%" },
            result: {
              issues: [
                {
                  id: "HAL-209",
                  title: "Updater stops at 87 % behind USB hubs",
                  workaround: "use a direct port",
                },
              ],
            },
          },
        ],
        reply:
          "If it stopped at 87 %: that happens behind USB hubs. Plug it directly into the computer and start again; the device can't be bricked by this. If it went through: enjoy!",
      },
    ],
  },
  {
    key: "human",
    turns: [
      {
        user: "I want to [[talk to a human|speak to a real person]]. [[This is going in circles.|]]",
        uses: [{ tool: "queue_status", args: { team: "care" }, result: { waiting: 4, minutes: 7 } }],
        reply:
          "Understood. Four people are ahead of you, about **7 minutes**. I'll hand over everything you've told me so you needn't repeat it. Would you rather be called back at the number ending in %last4%?",
      },
      {
        user: "Call me [[back|after 5]].",
        uses: [
          {
            tool: "schedule_callback",
            args: { phone_last4: "%last4%", window: "17:00–18:00" },
            result: { confirmed: true, ticket: "%ticket%" },
          },
        ],
        reply: "A colleague will ring you between 17:00 and 18:00. Ticket **#%ticket%**.",
      },
    ],
  },
  {
    key: "sustainability",
    turns: [
      {
        user: "Where is the %apparel% made, and [[is the wool mulesing-free|is that organic cotton certified]]?",
        uses: [
          {
            tool: "get_product",
            args: { sku: "%sku%" },
            result: {
              sku: "%sku%",
              origin: "Guimarães, Portugal",
              certificates: ["GOTS 7.0", "RWS"],
              supplier_tier: 2,
            },
          },
        ],
        reply:
          "Knitted and sewn in **Guimarães, Portugal**. Certificates on file: *GOTS 7.0* (organic fibre, from field to label) and *RWS* (mulesing-free wool). I can send you both certificate numbers.",
      },
      {
        user: "Please do. [[And how is it shipped?|I'm comparing three shops.]]",
        reply:
          "GOTS: `CU 8%ticket%`, RWS: `IDFL-%last4%`; both can be checked on the issuers' websites. From Portugal it travels by rail to our warehouse near %city%, then with %carrier%, in paper without plastic.",
      },
    ],
  },
  {
    key: "pickup-change",
    turns: [
      {
        user: "I can't make it to the store today. Can you hold [[my order|pick-up %code%]] until %soon%?",
        uses: [
          {
            tool: "extend_pickup",
            args: { code: "%code%", until: "%soon%" },
            result: { ok: true, until: "%soon%" },
          },
        ],
        reply: "Extended: **%code%** waits for you until %soon%, 20:00.",
      },
      {
        user: "[[Can my husband collect it?|Could my neighbour fetch it?]]",
        reply:
          "Yes. He or she needs the code and any ID; no letter required. I've noted that someone else may collect it.",
      },
    ],
  },
  {
    key: "price-match",
    turns: [
      {
        user: "The %product% is [[12 cheaper|on sale]] at another shop. Do you match prices?",
        uses: [
          {
            tool: "price_check",
            args: { sku: "%sku%", competitor: "any" },
            result: {
              ours: "#amountNumber",
              lowest: { shop: "brightbarn.example", price: "#cheaperNumber", in_stock: true },
            },
          },
        ],
        reply:
          "We do, if it is the same model, new, and in stock there. I found it at *brightbarn* for **%cheaper%**, in stock. I've matched it: your cart shows the new price for the next two hours.",
      },
      {
        user: "And if it drops further [[next week|after I bought it]]?",
        reply:
          "Within 14 days of delivery you get the difference, once. Just write to me with a link; a screenshot isn't enough, I'm afraid.",
      },
    ],
  },
  {
    key: "allergen",
    turns: [
      {
        user: "Does the granola (the one with figs) contain traces of hazelnut?",
        uses: [
          {
            tool: "get_product",
            args: { sku: "%sku%" },
            result: {
              title: "Fig & Buckwheat Granola 400 g",
              allergens: ["oats (gluten)", "almond"],
              may_contain: ["hazelnut", "sesame"],
              batch: "L%ticket%",
            },
          },
        ],
        reply:
          "Yes: the label says **may contain hazelnut and sesame**, and it does contain almond and oats. With a hazelnut allergy please don't eat it. The *Pear & Millet* granola comes from a nut-free line.",
      },
      {
        user: "Thanks. I've opened the bag already, can I still return it?",
        reply:
          "You don't need to; opened food can't be resold, but I'd rather you were safe. I've credited %amount% to your account. Could you give the bag to someone without allergies?",
      },
    ],
  },
  {
    key: "bulk-order",
    turns: [
      {
        user: "We'd like [[60|120|240]] pieces of the %engravable% for [[our conference|a wedding|new employees]]. Discount?",
        uses: [
          {
            tool: "quote",
            args: { sku: "%sku%", quantity: 120 },
            result: {
              unit: "#cheaperNumber",
              lead_time_days: 12,
              tiers: [
                [50, "5%"],
                [100, "11%"],
                [250, "16%"],
              ],
            },
          },
        ],
        reply:
          "With pleasure. For this product:\n\n| From | Discount |\n|---|---|\n| 50 | 5 % |\n| 100 | 11 % |\n| 250 | 16 % |\n\nLead time is about 12 days. Engraving is possible from 50 pieces. Shall I have a written offer made?",
      },
      {
        user: "Yes, with engraving, by %soon% if possible. The file is an SVG.",
        uses: [
          {
            tool: "create_quote_request",
            args: { sku: "%sku%", quantity: 120, engraving: true, deadline: "%soon%" },
            result: { request: "Q-%ticket%", owner: "Ines Duarte" },
          },
        ],
        reply:
          "Request **Q-%ticket%** is with Ines Duarte from business sales; she answers within a working day. Please attach the SVG to her e-mail with text converted to paths.",
      },
    ],
  },
  {
    key: "customs",
    turns: [
      {
        user: "Do I pay customs if you ship to [[Switzerland|Norway|Canada]]?",
        reply:
          "For Switzerland and Norway we deliver *duties paid*: the price at checkout is final. To Canada we ship *DAP*: above CAD 40 the courier may collect GST and a handling fee, typically CAD 12–25.",
      },
      {
        user: "[[Can I have it delivered to a friend across the border then?|ok and returns?]]",
        reply:
          "You can have it delivered to any address you like. Returns from outside the EU need the pink customs form in the box (CN23); without it you would be charged duty on your own parcel. I can send it again as a PDF.",
      },
    ],
  },
  {
    key: "privacy",
    turns: [
      {
        user: "Please delete all data you have about me. GDPR.",
        uses: [
          {
            tool: "open_privacy_request",
            args: { kind: "erasure", customer: "%email%" },
            result: { request: "P-%ticket%", due_days: 30 },
          },
        ],
        reply:
          "I've opened erasure request **P-%ticket%**. Two things to know before it's final:\n\n1. Invoices must be kept for ten years by law; they are locked, not used.\n2. Open orders and warranty cases have to be closed first. You have one, %order%.\n\nShall I wait until it's delivered?",
      },
      {
        user: "[[Yes wait for the parcel|Cancel that order then]]",
        reply:
          "Agreed. You will get a confirmation by e-mail when it's done, and after that we won't know each other any more. It was a pleasure, %first%.",
      },
    ],
  },
];
