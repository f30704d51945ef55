### Titles of more sources that answers quote.

source-code-443 = КоАП, статья 443-1
source-code-493 = КоАП, статья 493
source-code-495 = КоАП, статья 495
source-code-818 = КоАП, статья 818
source-procedure-code = Административный процедурно-процессуальный кодекс
source-identity-law = Закон о документах, удостоверяющих личность
source-citizenship-guide = gov.kz о гражданстве
source-statelessness-order = Приказ о признании лицом без гражданства
source-legal-aid-egov = eGov о юридической помощи, гарантированной государством
source-legal-aid-press = nur.kz о том, кому положена бесплатная юридическая помощь
source-unhcr-kazakhstan = УВКБ ООН в Казахстане
source-russia-checks-2024 = Daryo с сообщением МИД Узбекистана
source-visa-free-2023 = cxid.info о безвизовых днях
source-kandas-order-2025 = Zakon.kz о приказе о статусе кандаса
source-registration-residents = Zakon.kz о регистрации постоянных жителей
source-bureau = Казахстанское международное бюро по правам человека
source-sana-sezim = «Сана Сезим»
source-host-notice-2020 = ustinka.kz о сообщении о гостях
