### Titles of more sources that answers quote.

# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-443 = Code of Administrative Offences, article 443-1
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-493 = Code of Administrative Offences, article 493
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-495 = Code of Administrative Offences, article 495
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-code-818 = Code of Administrative Offences, article 818
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-procedure-code = Administrative Procedural and Process Code
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-identity-law = Law on identity documents
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-citizenship-guide = gov.kz on citizenship
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-statelessness-order = Order on recognising statelessness
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-legal-aid-egov = eGov on legal aid guaranteed by the state
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-legal-aid-press = nur.kz on who gets free legal aid
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-unhcr-kazakhstan = UNHCR in Kazakhstan
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-russia-checks-2024 = Daryo with Uzbekistan’s foreign ministry
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-visa-free-2023 = cxid.info on visa-free days
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-kandas-order-2025 = Zakon.kz on the order about kandas status
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-registration-residents = Zakon.kz on registering residents
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-bureau = Kazakhstan International Bureau for Human Rights
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-sana-sezim = Sana Sezim
# Title of a source, as a link under answers and verdicts; one short line, no full stop.
source-host-notice-2020 = ustinka.kz on hosts and guests
