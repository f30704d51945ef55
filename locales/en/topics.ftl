### Short titles of the topics, on buttons: at most 32 letters.

# Title of an answer on a button, also in texts; at most 28 letters.
topic-permit-what = Permission or card?
# Title of an answer on a button, also in texts; at most 28 letters.
topic-permit-first-steps = First permit: the steps
# Title of an answer on a button, also in texts; at most 28 letters.
topic-permit-first-docs = First permit: papers
# Title of an answer on a button, also in texts; at most 28 letters.
topic-permit-renew-when = When to renew
# Title of an answer on a button, also in texts; at most 28 letters.
topic-permit-renew-how = How and where to renew
# Title of an answer on a button, also in texts; at most 28 letters.
topic-permit-expired = The card has expired
# Title of an answer on a button, also in texts; at most 28 letters.
topic-permit-validity = How long a card is valid
# Title of an answer on a button, also in texts; at most 28 letters.
topic-permit-lost = The card is lost or stolen
# Title of an answer on a button, also in texts; at most 28 letters.
topic-permit-data-change = New name, misprint, damage
# Title of an answer on a button, also in texts; at most 28 letters.
topic-passport-renewed = Passport: new or expiring
# Title of an answer on a button, also in texts; at most 28 letters.
topic-digital-permit-eds = eGov Mobile and e-signature
# Title of an answer on a button, also in texts; at most 28 letters.
topic-permit-annul = Why a permission is annulled
# Title of an answer on a button, also in texts; at most 28 letters.
topic-absence-183 = Days abroad
# Title of an answer on a button, also in texts; at most 28 letters.
topic-pending-legal = Legal while I wait?
# Title of an answer on a button, also in texts; at most 28 letters.
topic-pending-leave = Can I travel while I wait?
# Title of an answer on a button, also in texts; at most 28 letters.
topic-expired-abroad = Card expired while abroad
# Title of an answer on a button, also in texts; at most 28 letters.
topic-processing-time = How long it takes
# Title of an answer on a button, also in texts; at most 28 letters.
topic-application-track = Is my card ready?
# Title of an answer on a button, also in texts; at most 28 letters.
topic-outage-what = What failed, and when
# Title of an answer on a button, also in texts; at most 28 letters.
topic-outage-waiver = Expired in failure: a fine?
# Title of an answer on a button, also in texts; at most 28 letters.
topic-outage-edge-dates = Just before or after it
# Title of an answer on a button, also in texts; at most 28 letters.
topic-outage-filing-window = Could not apply in time
# Title of an answer on a button, also in texts; at most 28 letters.
topic-outage-proof = Proof of the failure
# Title of an answer on a button, also in texts; at most 28 letters.
topic-outage-fined-anyway = Fined despite the failure
# Title of an answer on a button, also in texts; at most 28 letters.
topic-outage-other-docs = Failure and other papers
# Title of an answer on a button, also in texts; at most 28 letters.
topic-outage-now = Is the system down today?
# Title of an answer on a button, also in texts; at most 28 letters.
topic-fingerprint-rules = Fingerprints: who and when
# Title of an answer on a button, also in texts; at most 28 letters.
topic-fine-amount = How much is the fine
# Title of an answer on a button, also in texts; at most 28 letters.
topic-fine-appeal = Complaint about a fine
# Title of an answer on a button, also in texts; at most 28 letters.
topic-border-ban = Fine, border, expulsion
# Title of an answer on a button, also in texts; at most 28 letters.
topic-fine-blocks-application = A fine and the permission
# Title of an answer on a button, also in texts; at most 28 letters.
topic-rvp-90-180 = Temporary stay and its days
# Title of an answer on a button, also in texts; at most 28 letters.
topic-visa-for-pr = Which visa lets you apply
# Title of an answer on a button, also in texts; at most 28 letters.
topic-kandas-status = Kandas status
# Title of an answer on a button, also in texts; at most 28 letters.
topic-kandas-extend = Kandas certificate expires
# Title of an answer on a button, also in texts; at most 28 letters.
topic-stateless-cert = Stateless certificate
# Title of an answer on a button, also in texts; at most 28 letters.
topic-pilot-2026 = Kazakh test and points
# Title of an answer on a button, also in texts; at most 28 letters.
topic-departure-sheet = Consent of your country
# Title of an answer on a button, also in texts; at most 28 letters.
topic-citizenship-apply = Applying for citizenship
# Title of an answer on a button, also in texts; at most 28 letters.
topic-citizenship-withdraw = Taking back an application
# Title of an answer on a button, also in texts; at most 28 letters.
topic-solvency = Proof of money
# Title of an answer on a button, also in texts; at most 28 letters.
topic-criminal-record = Criminal-record certificate
# Title of an answer on a button, also in texts; at most 28 letters.
topic-medical-028 = Medical form 028/у
# Title of an answer on a button, also in texts; at most 28 letters.
topic-translation-apostille = Translation and apostille
# Title of an answer on a button, also in texts; at most 28 letters.
topic-fees = State fees
# Title of an answer on a button, also in texts; at most 28 letters.
topic-in-demand-jobs = Professions in demand
# Title of an answer on a button, also in texts; at most 28 letters.
topic-address-registration = Registering an address
# Title of an answer on a button, also in texts; at most 28 letters.
topic-owner-consent = The owner’s consent
# Title of an answer on a button, also in texts; at most 28 letters.
topic-child-permit = A child’s papers
# Title of an answer on a button, also in texts; at most 28 letters.
topic-marriage-divorce = Marriage and divorce
# Title of an answer on a button, also in texts; at most 28 letters.
topic-work-business = Work and business
# Title of an answer on a button, also in texts; at most 28 letters.
topic-osms-health = Health insurance
# Title of an answer on a button, also in texts; at most 28 letters.
topic-pension-benefits = Pension and allowances
# Title of an answer on a button, also in texts; at most 28 letters.
topic-driving-licence = Driving licence, plates
# Title of an answer on a button, also in texts; at most 28 letters.
topic-property-land = Flat, land, mortgage
# Title of an answer on a button, also in texts; at most 28 letters.
topic-office-queue = Which office, queue
# Title of an answer on a button, also in texts; at most 28 letters.
topic-complaint-route = Where to complain
# Title of an answer on a button, also in texts; at most 28 letters.
topic-refusal-reapply = Refused: apply again
# Title of an answer on a button, also in texts; at most 28 letters.
topic-refusal-appeal = Complaint about a refusal
# Title of an answer on a button, also in texts; at most 28 letters.
topic-scam-helpers = Paid helpers and fraud
# Title of an answer on a button, also in texts; at most 28 letters.
topic-legal-aid = Free legal help
# Title of an answer on a button, also in texts; at most 28 letters.
topic-no-identity-papers = No papers at all
# Title of an answer on a button, also in texts; at most 28 letters.
topic-visitor-stay = Visiting without a visa
# Title of an answer on a button, also in texts; at most 28 letters.
topic-iin = IIN for a foreigner
# Title of an answer on a button, also in texts; at most 28 letters.
topic-spouse-alone = After divorce, widowed
# Title of an answer on a button, also in texts; at most 28 letters.
topic-second-citizenship = A second citizenship
# Title of an answer on a button, also in texts; at most 28 letters.
topic-citizenship-child = A child’s citizenship
# Title of an answer on a button, also in texts; at most 28 letters.
topic-russia-fines = Russian fines and bans
# Title of an answer on a button, also in texts; at most 28 letters.
topic-refugee = Refugees and asylum
# Title of an answer on a button, also in texts; at most 28 letters.
topic-what-is-mci = What an MCI is
# Title of an answer on a button, also in texts; at most 28 letters.
topic-refused-intake = Papers not accepted
# Title of an answer on a button, also in texts; at most 28 letters.
topic-delay = No answer in time
