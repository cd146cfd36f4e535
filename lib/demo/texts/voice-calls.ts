import type { Template } from "@/lib/demo/phrases";

/** A call: what the caller says, what is looked up, what the bot answers, as spoken words. */
export type VoiceCall = {
  key: string;
  language: string;
  turns: readonly { caller: string; tool?: string; args?: Template; result?: Template; bot: string }[];
};

export const voicePrompt =
  "You are the voice of Northwick's phone line. Speak in one or two short sentences, no lists, no symbols, no links. Spell codes letter by letter. Say numbers as people say them. If you did not understand, ask once, then offer a callback. Never read an e-mail address aloud unless asked.";

export const voiceCalls: readonly VoiceCall[] = [
  {
    key: "where-is-it",
    language: "en",
    turns: [
      {
        caller:
          "[[Hi, um,|Yes hello,|Good morning,]] I'm calling about my parcel, it should have been here on %date%.",
        bot: "I can look that up. Could you tell me the order number? It starts with forty-eight.",
      },
      {
        caller:
          "[[Forty-eight, two zero nine... wait... one seven.|Let me see, it's here somewhere. Forty-eight, dash, ehm, %order%.]]",
        tool: "lookup_order",
        args: { order_id: "%order%" },
        result: { order_id: "%order%", status: "in_transit", carrier: "%carrier%", eta: "%soon%" },
        bot: "Thank you. Your %product% is with %carrier% and arrives on %soon%. Shall I send you a text when it is on the van?",
      },
      {
        caller: "[[Oh, yes please.|No, that's fine. Well, actually, yes.]]",
        tool: "subscribe_updates",
        args: { order_id: "%order%", channel: "sms" },
        result: { ok: true },
        bot: "Done. You'll get a text in the morning. Is there anything else?",
      },
      { caller: "[[No, that's all, thank you.|No no. Bye!]]", bot: "Thank you for calling. Goodbye." },
    ],
  },
  {
    key: "opening-hours",
    language: "en",
    turns: [
      {
        caller: "What time does the shop in %city% close [[today|on Saturdays]]?",
        tool: "store_hours",
        args: { city: "%city%" },
        result: { city: "%city%", today: "10:00–19:00", saturday: "10:00–16:00" },
        bot: "Today it's open until seven in the evening, on Saturdays until four.",
      },
      {
        caller: "And can I bring a return there without the box?",
        bot: "Yes. Bring the item and the order number or the card you paid with.",
      },
    ],
  },
  {
    key: "refund",
    language: "en",
    turns: [
      {
        caller: "I want my money back. [[This is the third time I'm calling.|]]",
        bot: "I'm sorry you had to call again. Let me fix it now. Which order is it?",
      },
      {
        caller: "%order%.",
        tool: "lookup_order",
        args: { order_id: "%order%", include: ["returns"] },
        result: { returns: [{ id: "R-%ticket%", state: "received" }] },
        bot: "I see the return arrived, but nobody released the refund. I'll do that now, for %amount%. Is that right?",
      },
      {
        caller: "[[That's right.|Yes. Finally.]]",
        tool: "create_refund",
        args: { order_id: "%order%", amount: "#amountNumber" },
        result: { refund_id: "re_%tracking%", status: "pending" },
        bot: "It's on its way and takes two to four working days. You'll have a confirmation by e-mail in a minute.",
      },
      {
        caller: "And if not?",
        bot: "Then call and say your ticket number, %ticket%. You'll go straight to a person.",
      },
    ],
  },
  {
    key: "hearing",
    language: "en",
    turns: [
      {
        caller: "[inaudible] ... the kettle ... [traffic noise] ... leaking",
        bot: "I'm afraid the line is bad. Did you say your kettle is leaking?",
      },
      {
        caller: "Yes! At the bottom. It's the enamel one, I bought it in spring.",
        tool: "create_warranty_case",
        args: { product: "Enamel kettle, 1.8 l", symptom: "leaks at the bottom" },
        result: { case: "W-%ticket%" },
        bot: "Please don't use it any more. I've opened a warranty case and a new one will be sent as soon as you hand the old one over.",
      },
      {
        caller: "Where do I hand it over?",
        bot: "At any %carrier% shop. They print the label; you only need your phone.",
      },
    ],
  },
  {
    key: "address",
    language: "en",
    turns: [
      {
        caller: "Can you change where it goes? I'm at my daughter's, %street% in %city%.",
        tool: "update_shipping_address",
        args: { order_id: "%order%", line1: "%street%", city: "%city%" },
        result: { ok: true },
        bot: "It now goes to %street% in %city%. The day stays the same.",
      },
      {
        caller: "Lovely. You're not a real person, are you?",
        bot: "No, I'm a computer voice. If you'd rather talk to a person, just say so.",
      },
      { caller: "No no, you're doing fine, dear.", bot: "That's kind of you. Have a good day." },
    ],
  },
  {
    key: "lieferung",
    language: "de",
    turns: [
      {
        caller: "Ja, guten Tag, [[Hoffmann hier|hier spricht Brandt]], meine Lieferung ist nicht gekommen.",
        bot: "Guten Tag. Nennen Sie mir bitte die Bestellnummer, sie beginnt mit achtundvierzig.",
      },
      {
        caller: "Moment, die Brille. Also: %order%.",
        tool: "lookup_order",
        args: { order_id: "%order%" },
        result: { status: "delayed", eta: "%soon%" },
        bot: "Danke. Das Paket verspätet sich und kommt am %soon%. Soll ich es lieber in eine Filiale schicken?",
      },
      {
        caller: "Nein, nein, ich bin ja zu Hause.",
        bot: "Gut. Sie bekommen am Morgen eine Nachricht. Auf Wiederhören.",
      },
    ],
  },
  {
    key: "ruecknahme",
    language: "de",
    turns: [
      {
        caller: "Ich möchte was zurückgeben, hab aber keinen Drucker.",
        tool: "create_return_label",
        args: { order_id: "%order%", format: "qr" },
        result: { qr: true },
        bot: "Kein Problem. Ich schicke Ihnen einen Code aufs Handy, die Filiale druckt das Etikett.",
      },
      { caller: "Und wie lange hab ich Zeit?", bot: "Dreißig Tage ab Lieferung, also noch gut drei Wochen." },
    ],
  },
  {
    key: "livraison",
    language: "fr",
    turns: [
      {
        caller: "Bonjour, je voudrais savoir si mon colis arrive bien le %soon%.",
        tool: "track_parcel",
        args: { tracking_number: "%tracking%" },
        result: { eta: "%soon%", on_time: true },
        bot: "Bonjour. Oui, il est prévu pour le %soon%, dans la matinée.",
      },
      { caller: "Parfait. Il faudra signer ?", bot: "Non, sauf si vous êtes absente. Bonne journée." },
    ],
  },
  {
    key: "cambio",
    language: "es",
    turns: [
      {
        caller: "Hola, quería cambiar la talla de una camisa, ¿puede ser por teléfono?",
        bot: "Claro que sí. ¿Qué talla tiene y cuál quiere?",
      },
      {
        caller: "Tengo la L y quiero la M.",
        tool: "create_exchange",
        args: { order_id: "%order%", to: "M" },
        result: { exchange: "X-%ticket%" },
        bot: "Hecho. El mensajero le lleva la M y recoge la otra el %soon%.",
      },
    ],
  },
  {
    key: "saiso",
    language: "ja",
    turns: [
      {
        caller: "もしもし、荷物の再配達をお願いしたいのですが。",
        tool: "redirect_parcel",
        args: { tracking_number: "%tracking%", to: "home" },
        result: { ok: true, eta: "%soon%" },
        bot: "かしこまりました。%soon%にお届けいたします。時間帯のご希望はございますか。",
      },
      {
        caller: "夕方六時以降でお願いします。",
        bot: "はい、十八時以降で承りました。お電話ありがとうございました。",
      },
    ],
  },
];
