### Titles of the sources that answers quote; the others stand in law.ftl.

# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code = Code of Administrative Offences
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-foreigners-law = Law on the Legal Status of Foreigners
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-permission-rules = Interior Ministry order No. 992 on residence
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-card-rules = Interior Ministry order No. 532 on identity papers
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-permission-standard-2017 = Old service standard, repealed
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-gov-situations-149 = gov.kz on residence permits
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-egov-entry = eGov, Rules for entry and exit
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-arrivals-2026 = Kazinform on the registration of arrivals
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-temporary-rules = fbrk.kz on temporary residence
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-pilot-2026 = Zakon.kz on the pilot
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-pilot-order = Joint order on the pilot
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-exit-consent-2026 = Lada.kz with the Russian embassy
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-solvency-2022 = Azizov &amp; Partners on proof of solvency
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-solvency-2023 = QazMonitor on the ministry’s draft
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-fingerprints-2023 = expert-kz.com on fingerprints
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-fees-2026 = Kazinform on state fees
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-contacts = legalacts.egov.kz with the contacts of the centre
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-kandas-2025 = Zakon.kz on kandas status
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-kandas-fined = oq.gov.kz on fines for kandas
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-unhcr-stateless = UNHCR help pages for Central Asia
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-refusals-east = Zakon.kz with the police of East Kazakhstan
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-owner-consent-2025 = Zakon.kz on the owner’s consent
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-pension-service = gov.kz, pension service
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-child-citizenship = gov.kz on the citizenship of children
