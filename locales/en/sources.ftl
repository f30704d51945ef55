### Titles of the sources that answers quote; the others stand in law.ftl.

source-code = Code of Administrative Offences
source-foreigners-law = Law on the Legal Status of Foreigners
source-permission-rules = Interior Ministry order No. 992 on residence
source-card-rules = Interior Ministry order No. 532 on identity papers
source-permission-standard-2017 = Old service standard, repealed
source-gov-situations-149 = gov.kz on residence permits
source-egov-entry = eGov, Rules for entry and exit
source-arrivals-2026 = Kazinform on the registration of arrivals
source-temporary-rules = fbrk.kz on temporary residence
source-pilot-2026 = Zakon.kz on the pilot
source-pilot-order = Joint order on the pilot
source-exit-consent-2026 = Lada.kz with the Russian embassy
source-solvency-2022 = Azizov &amp; Partners on proof of solvency
source-solvency-2023 = QazMonitor on the ministry’s draft
source-fingerprints-2023 = expert-kz.com on fingerprints
source-fees-2026 = Kazinform on state fees
source-contacts = legalacts.egov.kz with the contacts of the centre
source-kandas-2025 = Zakon.kz on kandas status
source-kandas-fined = oq.gov.kz on fines for kandas
source-unhcr-stateless = UNHCR help pages for Central Asia
source-refusals-east = Zakon.kz with the police of East Kazakhstan
source-owner-consent-2025 = Zakon.kz on the owner’s consent
source-pension-service = gov.kz, pension service
source-child-citizenship = gov.kz on the citizenship of children
