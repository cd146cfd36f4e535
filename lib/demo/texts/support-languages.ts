import type { SupportTopic } from "@/lib/demo/texts/support-topics";

/** The same shop in other languages; customers write in their own. */
export const topicsByLanguage: Record<string, readonly SupportTopic[]> = {
  de: [
    {
      key: "de-lieferung",
      turns: [
        {
          user: "[[Hallo, |Guten Tag, |Moin, ]]meine Bestellung %order% [[hängt seit %date% in %city% fest|ist immer noch nicht da]]. Wann kommt sie?",
          uses: [
            {
              tool: "track_parcel",
              args: { carrier: "%carrier%", tracking_number: "%tracking%" },
              result: {
                number: "%tracking%",
                events: [{ at: "%date% 05:12", text: "Im Paketzentrum %city% eingetroffen" }],
                delayed: true,
              },
            },
          ],
          reply:
            "Guten Tag %first%, Ihr Paket liegt seit %date% im Paketzentrum %city%; dort gibt es gerade Rückstände. %carrier% nennt **%soon%** als neuen Termin. Ist es bis dahin nicht da, verschicke ich die Ware ohne weitere Rückfrage noch einmal.",
        },
        {
          user: "Ich bin ab Freitag im Urlaub. [[Kann es zu den Nachbarn?|Geht auch eine Packstation?]]",
          uses: [
            {
              tool: "redirect_parcel",
              args: { tracking_number: "%tracking%", to: "neighbour" },
              result: { ok: true },
            },
          ],
          reply:
            "Ja, ich habe es umgeleitet. Sie bekommen gleich eine SMS von %carrier% zur Bestätigung. Der Name der Nachbarn muss am Klingelschild stehen, sonst geht das Paket zurück.",
        },
        { user: "Super, vielen Dank für die schnelle Hilfe!", reply: "Sehr gern, und einen schönen Urlaub!" },
      ],
    },
    {
      key: "de-ruecksendung",
      turns: [
        {
          user: "Wie schicke ich den Artikel „%product%“ zurück? Gefällt mir leider nicht.",
          uses: [
            {
              tool: "create_return_label",
              args: { order_id: "%order%", sku: "%sku%" },
              result: { label_url: "https://northwick.example/l/%tracking%", free: true },
            },
          ],
          reply:
            "Kein Problem. Hier ist Ihr [Rücksendeetikett](https://northwick.example/l/%tracking%), kostenlos und 30 Tage gültig. Bitte nur die Größe der Öffnung beachten: der Originalkarton passt in keine Packstation.",
        },
        {
          user: "Muss die Folie noch dran sein?",
          reply:
            "Nein. Ausprobieren wie im Laden ist erlaubt, nur deutliche Gebrauchsspuren dürfen es nicht sein. Die Erstattung von %amount% folgt spätestens fünf Werktage nach Eingang.",
        },
      ],
    },
    {
      key: "de-rechnung",
      turns: [
        {
          user: "Auf der Rechnung zu %order% fehlt unsere Kostenstelle. [[Die Buchhaltung nimmt sie so nicht.|]]",
          uses: [
            {
              tool: "reissue_invoice",
              args: { order_id: "%order%", note: "Kostenstelle 4711" },
              result: { invoice: "INV-%ticket%" },
            },
          ],
          reply:
            "Ich habe die Rechnung als **INV-%ticket%** neu ausgestellt, mit Kostenstelle im Kopf. Die alte ist storniert.",
        },
        {
          user: "Danke. Bitte künftig als XRechnung.",
          reply:
            "Das geht: unter *Konto → Rechnungen → Format* „XRechnung“ wählen und die Leitweg-ID eintragen. Für Behörden und Betriebe ohne Aufpreis.",
        },
      ],
    },
    {
      key: "de-defekt",
      turns: [
        {
          user: "Der Artikel „%device%“ geht nach drei Wochen nicht mehr. Lampe blinkt rot.",
          uses: [
            {
              tool: "search_kb",
              args: { query: "%device% blinkt rot" },
              result: { hits: [{ id: "kb-3301", title: "Dreimal rot: Akkufehler" }] },
            },
          ],
          reply:
            "Blinkt sie **dreimal** hintereinander? Dann ist es der Akku. Bitte nicht mehr laden. Ich tausche das Gerät aus; das neue geht heute raus, das alte nimmt der Bote mit.",
        },
        {
          user: "Ja, dreimal. Wann kommt der Bote?",
          uses: [
            {
              tool: "delivery_slots",
              args: { city: "%city%", date: "%soon%" },
              result: { slots: ["8–12 Uhr", "12–16 Uhr"] },
            },
          ],
          reply: "Am %soon%, entweder 8–12 oder 12–16 Uhr. Was passt besser?",
        },
        {
          user: "Vormittags.",
          reply: "Notiert: %soon%, 8–12 Uhr. Bitte das alte Gerät ohne Karton bereithalten.",
        },
      ],
    },
  ],
  fr: [
    {
      key: "fr-colis",
      turns: [
        {
          user: "Bonjour, le colis de la commande %order% est indiqué « livré » mais je n'ai rien reçu.",
          uses: [
            {
              tool: "lookup_order",
              args: { order_id: "%order%", include: ["tracking"] },
              result: {
                order_id: "%order%",
                status: "delivered",
                tracking: { carrier: "%carrier%", left_with: "point relais, %street%" },
              },
            },
          ],
          reply:
            "Bonjour %first%, le colis a été déposé au point relais, %street%, le %date% à 14 h 22. Munissez-vous d'une pièce d'identité et du numéro `%tracking%`. S'il n'y est pas, dites-le-moi et je vous le renvoie en express.",
        },
        {
          user: "[[J'y suis allée, ils ne l'ont pas.|Le point relais est fermé cette semaine !]]",
          uses: [
            {
              tool: "create_replacement",
              args: { order_id: "%order%", shipping: "express" },
              result: { order_id: "%order2%", eta: "%soon%" },
            },
          ],
          reply:
            "Je suis désolé pour ce déplacement. Une nouvelle expédition, **%order2%**, part ce soir ; livraison prévue le %soon%, à domicile et contre signature.",
        },
        { user: "Merci beaucoup, c'est parfait.", reply: "Avec plaisir, bonne journée !" },
      ],
    },
    {
      key: "fr-taille",
      turns: [
        {
          user: "L’article « %apparel% » taille-t-il grand ? Je fais du 38 d'habitude.",
          uses: [
            {
              tool: "size_guide",
              args: { sku: "%sku%", usual: "38 FR" },
              result: { recommended: "M", note: "coupe ample" },
            },
          ],
          reply:
            "La coupe est ample : pour un 38, prenez un **M**, ou un S si vous l'aimez près du corps. Près de huit clientes sur dix ont gardé le M.",
        },
        {
          user: "Et si je me trompe, l'échange est gratuit ?",
          reply: "Oui, un premier échange est gratuit pendant 30 jours, étiquette de retour comprise.",
        },
      ],
    },
    {
      key: "fr-remboursement",
      turns: [
        {
          user: "Toujours pas de remboursement pour %order%, cela fait trois semaines…",
          uses: [
            {
              tool: "create_refund",
              args: { order_id: "%order%", amount: "#amountNumber" },
              result: { refund_id: "re_%tracking%", status: "pending" },
            },
          ],
          reply:
            "Vous avez raison, le contrôle du retour était resté en suspens. Je viens de lancer le remboursement de **%amount%** sur la carte se terminant par %last4% ; comptez deux à quatre jours ouvrés.",
        },
        {
          user: "D'accord, j'attends alors.",
          reply: "Merci de votre patience. Voici la référence, au cas où : `re_%tracking%`.",
        },
      ],
    },
  ],
  es: [
    {
      key: "es-pedido",
      turns: [
        {
          user: "Hola, ¿dónde está mi pedido %order%? [[Lleva días sin moverse.|El seguimiento no cambia desde el %date%.]]",
          uses: [
            {
              tool: "track_parcel",
              args: { carrier: "%carrier%", tracking_number: "%tracking%" },
              result: { number: "%tracking%", delayed: true, cause: "hub congestion" },
            },
          ],
          reply:
            "¡Hola, %first%! Está retenido en el centro de %city% por acumulación de envíos. La nueva fecha es el **%soon%**. Si ese día no llega, te mando otro sin coste.",
        },
        {
          user: "Lo necesito antes, es un regalo de cumpleaños 🎂",
          uses: [
            {
              tool: "store_stock",
              args: { sku: "%sku%", city: "%city%" },
              result: { stores: [{ name: "Northwick %city%", stock: 3 }] },
            },
          ],
          reply:
            "Entonces mejor en tienda: en **Northwick %city%** quedan 3. Te reservo uno hasta mañana a las 20:00 con el código **%code%** y anulo el envío.",
        },
        { user: "¡Genial, voy esta tarde!", reply: "¡Perfecto, y feliz cumpleaños a quien corresponda!" },
      ],
    },
    {
      key: "es-cobro",
      turns: [
        {
          user: "Me habéis cobrado dos veces %amount% por %order%.",
          uses: [
            {
              tool: "list_payments",
              args: { order_id: "%order%" },
              result: { payments: [{ state: "captured" }, { state: "authorized", expires: "%soon%" }] },
            },
          ],
          reply:
            "Entiendo el susto. Uno es el cobro y el otro una *autorización* del primer intento, que no llegó a cobrarse. La he anulado; tu banco la quitará antes del %soon%.",
        },
        {
          user: "¿Y si mi banco dice que no sabe nada?",
          reply: "Dales la referencia **VX%tracking%**; con ella ven la anulación en su sistema.",
        },
      ],
    },
    {
      key: "es-cambio",
      turns: [
        {
          user: "Quiero cambiar el artículo «%apparel%» por otra talla, es enorme.",
          uses: [
            {
              tool: "check_stock",
              args: { sku: "%sku%", sizes: ["S", "M"] },
              result: { stock: { S: 2, M: 9 } },
            },
          ],
          reply: "Claro. Quedan 2 de la **S** y 9 de la **M**. ¿Cuál te reservo?",
        },
        {
          user: "La M, por favor.",
          uses: [
            {
              tool: "create_exchange",
              args: { order_id: "%order%", to: "%sku%-M" },
              result: { exchange: "X-%ticket%" },
            },
          ],
          reply:
            "Hecho: cambio **X-%ticket%**. El mensajero te entrega la nueva y se lleva la otra el %soon%.",
        },
      ],
    },
  ],
  pt: [
    {
      key: "pt-entrega",
      turns: [
        {
          user: "Boa tarde, o pedido %order% não chegou e já passou o prazo.",
          uses: [
            {
              tool: "track_parcel",
              args: { carrier: "%carrier%", tracking_number: "%tracking%" },
              result: { delayed: true, eta: "%soon%" },
            },
          ],
          reply:
            "Boa tarde, %first%! Houve um atraso no centro de %city%; a nova previsão é **%soon%**. Se preferir, posso devolver já os %amount%.",
        },
        {
          user: "Prefiro esperar, mas avise-me se mudar, por favor.",
          reply: "Combinado. Fico de olho e escrevo-lhe logo que o estado mude.",
        },
      ],
    },
    {
      key: "pt-garantia",
      turns: [
        {
          user: "O artigo «%device%» parou de funcionar com 14 meses. Ainda tem garantia?",
          uses: [
            {
              tool: "create_warranty_case",
              args: { order_id: "%order%", symptom: "não liga" },
              result: { case: "W-%ticket%" },
            },
          ],
          reply:
            "Tem sim, por mais dez meses. Abri o caso **W-%ticket%**; a etiqueta de envio está no seu e-mail e o novo sai assim que a transportadora registar o pacote.",
        },
        { user: "Que rapidez, obrigada!", reply: "De nada! Bom resto de dia." },
      ],
    },
  ],
  ja: [
    {
      key: "ja-haisou",
      turns: [
        {
          user: "注文番号 %order% の荷物がまだ届きません。いつ届きますか?",
          uses: [
            {
              tool: "track_parcel",
              args: { carrier: "%carrier%", tracking_number: "%tracking%" },
              result: { number: "%tracking%", status: "配送センターに到着", eta: "%soon%" },
            },
          ],
          reply:
            "お問い合わせありがとうございます。お荷物は現在、配送センターに到着しており、**%soon%** のお届け予定です。ご不在の場合は宅配ボックスへのお届けも承ります。",
        },
        {
          user: "不在が多いので、コンビニ受け取りに変更できますか。",
          uses: [
            {
              tool: "redirect_parcel",
              args: { tracking_number: "%tracking%", to: "convenience_store" },
              result: { ok: true, code: "%code%" },
            },
          ],
          reply:
            "はい、変更いたしました。受け取りコードは **%code%** です。到着後 7 日間お預かりいたします。",
        },
        {
          user: "助かりました。ありがとうございます!",
          reply: "とんでもございません。またいつでもお声がけください。",
        },
      ],
    },
    {
      key: "ja-henpin",
      turns: [
        {
          user: "届いた商品の蓋が割れていました。交換をお願いします。写真を添付します。",
          uses: [
            {
              tool: "create_replacement",
              args: { order_id: "%order%", sku: "%sku%", note: "緩衝材を二重に" },
              result: { order_id: "%order2%", eta: "%soon%" },
            },
          ],
          reply:
            "ご不便をおかけし、誠に申し訳ございません。写真を確認いたしました。交換品(注文番号 **%order2%**)を本日発送し、%soon% にお届けいたします。破損品のご返送は不要です。",
        },
        {
          user: "箱を丈夫にしていただけると安心です。",
          reply: "承知いたしました。二重箱と角の保護材を使うよう、倉庫に申し伝えました。",
        },
      ],
    },
    {
      key: "ja-ryoushuusho",
      turns: [
        {
          user: "会社宛ての領収書を発行してもらえますか?",
          uses: [
            {
              tool: "reissue_invoice",
              args: { order_id: "%order%", addressee: "株式会社" },
              result: { invoice: "INV-%ticket%" },
            },
          ],
          reply:
            "はい、適格請求書(**INV-%ticket%**)を発行いたしました。マイページの「注文履歴」から PDF をダウンロードいただけます。",
        },
        { user: "確認できました。", reply: "ありがとうございます。宛名の変更も 30 日以内であれば可能です。" },
      ],
    },
  ],
  pl: [
    {
      key: "pl-zwrot",
      turns: [
        {
          user: "Dzień dobry, chciałbym zwrócić „%product%” z zamówienia %order%.",
          uses: [
            {
              tool: "create_return_label",
              args: { order_id: "%order%", sku: "%sku%" },
              result: { label_url: "https://northwick.example/l/%tracking%" },
            },
          ],
          reply:
            "Dzień dobry! Oto [etykieta zwrotna](https://northwick.example/l/%tracking%), ważna 30 dni. Paczkę można nadać w dowolnym paczkomacie.",
        },
        {
          user: "Ile potrwa zwrot pieniędzy?",
          reply:
            "Do pięciu dni roboczych od dotarcia paczki. Kwota **%amount%** wróci na kartę kończącą się na %last4%.",
        },
      ],
    },
    {
      key: "pl-adres",
      turns: [
        {
          user: "Pomyliłem numer mieszkania, da się jeszcze zmienić adres?",
          uses: [
            {
              tool: "update_shipping_address",
              args: { order_id: "%order%" },
              result: { ok: true, cutoff: "17:30" },
            },
          ],
          reply: "Tak, etykieta nie jest jeszcze wydrukowana. Adres poprawiony, dostawa nadal %soon%.",
        },
        { user: "Uff, dziękuję!", reply: "Proszę bardzo, miłego dnia!" },
      ],
    },
  ],
  ar: [
    {
      key: "ar-order",
      turns: [
        {
          user: "مرحباً، أين طلبي رقم %order%؟ تأخر كثيراً.",
          uses: [
            {
              tool: "track_parcel",
              args: { carrier: "%carrier%", tracking_number: "%tracking%" },
              result: { delayed: true, eta: "%soon%" },
            },
          ],
          reply:
            "أهلاً بك %first%، الشحنة متأخرة في مركز الفرز، والموعد الجديد هو **%soon%**. إن لم تصل حتى ذلك اليوم أرسلنا لك بديلاً مجاناً.",
        },
        {
          user: "هل يمكن تغيير العنوان إلى مكان العمل؟",
          uses: [{ tool: "update_shipping_address", args: { order_id: "%order%" }, result: { ok: true } }],
          reply: "نعم، تم تغيير العنوان. ستصلك رسالة نصية من شركة الشحن للتأكيد.",
        },
        { user: "شكراً جزيلاً", reply: "على الرحب والسعة!" },
      ],
    },
  ],
  zh: [
    {
      key: "zh-refund",
      turns: [
        {
          user: "你好,订单 %order% 的退款什么时候能到账?",
          uses: [
            {
              tool: "create_refund",
              args: { order_id: "%order%", amount: "#amountNumber" },
              result: { refund_id: "re_%tracking%", status: "pending" },
            },
          ],
          reply:
            "您好!退货已于 %date% 入库,我刚刚为您发起了 **%amount%** 的退款,原路退回尾号 %last4% 的银行卡,一般 2–4 个工作日到账。",
        },
        {
          user: "运费也退吗?",
          reply: "如果是商品质量问题,运费由我们承担。请上传一下快递小票的照片,我来补退。",
        },
      ],
    },
    {
      key: "zh-size",
      turns: [
        {
          user: "这件 %apparel% 偏大还是偏小?我 178,70 公斤。",
          uses: [
            {
              tool: "size_guide",
              args: { sku: "%sku%", height_cm: 178, weight_kg: 70 },
              result: { recommended: "M" },
            },
          ],
          reply: "这款版型偏宽松,按您的身高体重建议选 **M** 码。约八成相近身材的顾客都留下了 M 码。",
        },
        { user: "好的,那我拍 M。", reply: "好的!今天 17:30 前下单,当天发货。" },
      ],
    },
  ],
  ko: [
    {
      key: "ko-delivery",
      turns: [
        {
          user: "주문번호 %order% 배송이 언제 오나요?",
          uses: [
            {
              tool: "track_parcel",
              args: { carrier: "%carrier%", tracking_number: "%tracking%" },
              result: { eta: "%soon%" },
            },
          ],
          reply:
            "안녕하세요! 고객님의 상품은 현재 물류센터에 있으며 **%soon%** 도착 예정입니다. 문 앞에 두어도 괜찮으실까요?",
        },
        {
          user: "네, 문 앞에 놔 주세요. 공동현관 비밀번호는 기사님께 따로 말씀드릴게요.",
          reply: "네, 기사님께 전달하겠습니다. 감사합니다. 좋은 하루 보내세요!",
        },
      ],
    },
  ],
  uk: [
    {
      key: "uk-order",
      turns: [
        {
          user: "Доброго дня! Замовлення %order% прийшло з тріщиною на кришці.",
          uses: [
            {
              tool: "create_replacement",
              args: { order_id: "%order%", sku: "%sku%" },
              result: { order_id: "%order2%", eta: "%soon%" },
            },
          ],
          reply:
            "Доброго дня! Дуже прикро. Повертати нічого не потрібно: заміна **%order2%** виїжджає сьогодні й буде у вас %soon%.",
        },
        { user: "Дякую, дуже швидко!", reply: "Завжди раді допомогти. Гарного дня!" },
      ],
    },
  ],
  hi: [
    {
      key: "hi-order",
      turns: [
        {
          user: "नमस्ते, मेरा ऑर्डर %order% अभी तक नहीं आया है।",
          uses: [
            {
              tool: "track_parcel",
              args: { carrier: "%carrier%", tracking_number: "%tracking%" },
              result: { eta: "%soon%", delayed: true },
            },
          ],
          reply:
            "नमस्ते! आपका पैकेट %city% के हब में रुका हुआ है, नई तारीख **%soon%** है। अगर तब तक नहीं आया तो हम बिना शुल्क दूसरा भेज देंगे।",
        },
        { user: "ठीक है, धन्यवाद।", reply: "आपका स्वागत है!" },
      ],
    },
  ],
};
