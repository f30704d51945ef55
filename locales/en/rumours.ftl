### Rumours: a forwarded message, compared with dated official statements.

# The statement says the same. $said_message: what it says.
rumour-agrees = <b>Agrees with an official statement that I know.</b> { $said_message } The forwarded message is not kept.
# The same where the source is a press article without a date. $said_message: what it says.
rumour-agrees-press = <b>Agrees with what an undated press article quotes the ministry as saying.</b> { $said_message } The forwarded message is not kept.
# The statement says otherwise. $said_message: what it says.
rumour-contradicts = <b>An official text that I know says otherwise.</b> { $said_message } The forwarded message is not kept.
# The same where the source is a press article without a date. $said_message: what it says.
rumour-contradicts-press = <b>An undated press article quotes the ministry as saying otherwise.</b> { $said_message } The forwarded message is not kept.
# No statement speaks of it.
rumour-nothing-said = <b>Nothing said: I know no official statement about this,</b> for it or against it. Do not miss a day because of it; ask 1414. The forwarded message is not kept.
# What the statement says; one or two sentences.
rumour-no-fine-in-the-outage = The ministry told the press that documents which expired during the failure of autumn 2025 are renewed without a fine. It is no written act, and until which day it holds is not stated.
# What the statement says; one or two sentences.
rumour-no-fine-for-anybody = The ministry promised no fine only for documents that expired during the failure of autumn 2025; for earlier ones it named the usual fines.
# What the statement says; one or two sentences.
rumour-renewed-by-itself = The police guide of October 2025 asks for an application in person; we found nothing that renews a permit by itself.
# What the statement says; one or two sentences.
rumour-no-fingerprints = Fingerprints are compulsory, and refusing them is punished by expulsion (article 443-1(2)). We found nothing that has ended this.
# What the statement says; one or two sentences.
rumour-works-again = The ministry told the press that the system works fully again since early October 2025. About today nothing is published.
