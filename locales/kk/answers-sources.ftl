### Titles of more sources that answers quote.

source-code-443 = ӘҚБтК, 443-1-бап
source-code-493 = ӘҚБтК, 493-бап
source-code-495 = ӘҚБтК, 495-бап
source-code-818 = ӘҚБтК, 818-бап
source-procedure-code = Әкімшілік рәсімдік-процестік кодекс
source-identity-law = Жеке басты куәландыратын құжаттар туралы заң
source-citizenship-guide = gov.kz азаматтық туралы
source-statelessness-order = Азаматтығы жоқ адам деп тану туралы бұйрық
source-legal-aid-egov = eGov мемлекет кепілдік берген заң көмегі туралы
source-legal-aid-press = nur.kz тегін заң көмегін кім алатыны туралы
source-unhcr-kazakhstan = БЖКБ (UNHCR) Қазақстанда
source-russia-checks-2024 = Daryo, Өзбекстан СІМ хабарымен
source-visa-free-2023 = cxid.info визасыз күндер туралы
source-kandas-order-2025 = Zakon.kz қандас мәртебесі туралы бұйрық жөнінде
source-registration-residents = Zakon.kz тұрақты тұрғындарды тіркеу туралы
source-bureau = Адам құқықтары жөніндегі қазақстандық халықаралық бюро
source-sana-sezim = «Сана Сезім»
source-host-notice-2020 = ustinka.kz қонақтар туралы хабарлау жөнінде
