### Titles of more sources that answers quote.

source-code-443 = Code of Administrative Offences, article 443-1
source-code-493 = Code of Administrative Offences, article 493
source-code-495 = Code of Administrative Offences, article 495
source-code-818 = Code of Administrative Offences, article 818
source-procedure-code = Administrative Procedural Code
source-identity-law = Law on identity documents
source-citizenship-guide = gov.kz on citizenship
source-statelessness-order = Order on recognising statelessness
source-legal-aid-egov = eGov on legal aid guaranteed by the state
source-legal-aid-press = nur.kz on who gets free legal aid
source-unhcr-kazakhstan = UNHCR in Kazakhstan
source-russia-checks-2024 = Daryo with Uzbekistan’s foreign ministry
source-visa-free-2023 = cxid.info on visa-free days
source-kandas-order-2025 = Zakon.kz on the order about kandas status
source-registration-residents = Zakon.kz on registering residents
source-bureau = Kazakhstan International Bureau for Human Rights
source-sana-sezim = Sana Sezim
