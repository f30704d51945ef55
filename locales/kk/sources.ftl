### Titles of the sources that answers quote; the others stand in law.ftl.

source-code = ӘҚБтК
source-foreigners-law = «Шетелдіктердің құқықтық жағдайы туралы» заң
source-permission-rules = ІІМ-нің тұру туралы № 992 бұйрығы
source-card-rules = ІІМ-нің құжаттар туралы № 532 бұйрығы
source-permission-standard-2017 = Қызметтің бұрынғы стандарты, күші жойылған
source-gov-situations-149 = gov.kz, ықтиярхат туралы
source-egov-entry = eGov, елге кіру және елден шығу қағидалары
source-arrivals-2026 = Kazinform, келгендерді тіркеу туралы
source-temporary-rules = fbrk.kz, уақытша тұру туралы
source-pilot-2026 = Zakon.kz, пилоттық жоба туралы
source-pilot-order = Пилоттық жоба туралы бірлескен бұйрық
source-exit-consent-2026 = Lada.kz, Ресей елшілігінің сөзі
source-solvency-2022 = Azizov &amp; Partners, төлем қабілеттілігі туралы
source-solvency-2023 = QazMonitor, ІІМ жобасы туралы
source-fingerprints-2023 = expert-kz.com, саусақ ізі туралы
source-fees-2026 = Kazinform, мемлекеттік баж туралы
source-contacts = legalacts.egov.kz, орталықтың байланыстары
source-kandas-2025 = Zakon.kz, қандас мәртебесі туралы
source-kandas-fined = oq.gov.kz, қандастарға салынған айыппұл туралы
source-unhcr-stateless = БЖКБ (UNHCR) көмек беттері, Орталық Азия
source-refusals-east = Zakon.kz, Шығыс Қазақстан полициясы
source-owner-consent-2025 = Zakon.kz, меншік иесінің келісімі туралы
source-pension-service = gov.kz, зейнетақы тағайындау
source-child-citizenship = gov.kz, балалардың азаматтығы туралы
