### Titles of the sources that answers quote; the others stand in law.ftl.

source-code = КоАП
source-foreigners-law = Закон «О правовом положении иностранцев»
source-permission-rules = Приказ МВД № 992 о проживании
source-card-rules = Приказ МВД № 532 о документах
source-permission-standard-2017 = Прежний стандарт услуги, отменён
source-gov-situations-149 = gov.kz о виде на жительство
source-egov-entry = eGov, правила въезда и выезда
source-arrivals-2026 = Казинформ о регистрации прибывших
source-temporary-rules = fbrk.kz о временном проживании
source-pilot-2026 = Zakon.kz о пилотном проекте
source-pilot-order = Совместный приказ о пилотном проекте
source-exit-consent-2026 = Lada.kz, посольство России
source-solvency-2022 = Azizov &amp; Partners о платёжеспособности
source-solvency-2023 = QazMonitor о проекте МВД
source-fingerprints-2023 = expert-kz.com об отпечатках
source-fees-2026 = Казинформ о госпошлине
source-contacts = legalacts.egov.kz, контакты центра
source-kandas-2025 = Zakon.kz о статусе кандаса
source-kandas-fined = oq.gov.kz о штрафах кандасам
source-unhcr-stateless = Страницы помощи УВКБ ООН, Центральная Азия
source-refusals-east = Zakon.kz, полиция Восточного Казахстана
source-owner-consent-2025 = Zakon.kz о согласии собственника
source-pension-service = gov.kz, назначение пенсии
source-child-citizenship = gov.kz о гражданстве детей
