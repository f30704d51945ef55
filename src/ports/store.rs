//! The store: keeps everything, and says what is on the disk.

use std::future::{self, Future};
use std::pin::Pin;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Claim, Durable};
use crate::reminders::{ChatId, Ladder, Outcome, Reminder, Settlement};

/// Telegram's number of an update: mostly growing, but random after a week of silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UpdateId(pub u64);

/// An update as it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Which one.
    pub update_id: UpdateId,
    /// The chat it belongs to; for an update without one, the user's number or zero.
    pub chat: ChatId,
    /// The update itself, in whatever form the caller reads again.
    pub body: Arc<[u8]>,
}

/// Updates that a store has taken in, perhaps before they are on the disk.
pub struct TakenIn {
    /// Those not seen in the last 48 hours, to be handled at once.
    pub fresh: Vec<Incoming>,
    /// Passes once they are on the disk. An error means that they are lost: they must not be confirmed, and a
    /// commit that finishes one of them fails too.
    pub barrier: Barrier,
}

/// Waits for a barrier.
pub type Barrier = Pin<Box<dyn Future<Output = Result<Durable<()>, StoreError>> + Send>>;

/// Who waits for what is to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Urgency {
    /// The answer to something a person just did.
    Reply,
    /// A reminder, or any message nobody is waiting for.
    Reminder,
}

/// Something to be said, saved before it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The store's number.
    pub id: u64,
    /// To whom.
    pub chat: ChatId,
    /// In which of the chat's two queues it stands; each is said in its order.
    pub urgency: Urgency,
    /// The effect itself, in whatever form the caller reads again.
    pub body: Arc<[u8]>,
}

/// Which reading of a chat's record a change stands on. It counts changes of the record: claims and
/// outcomes of reminders leave it as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version(pub(crate) u64);

/// What is known of a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The conversation's own record, if there is one.
    pub record: Option<Arc<[u8]>>,
    /// Names this reading.
    pub version: Version,
}

/// What a change stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The record as it was read: the change is refused with [`StoreError::Changed`] where somebody
    /// changed the record since.
    Read(Version),
    /// Nothing that was read.
    Any,
}

/// One fact of a chat: everything that one step changes, in one transaction.
#[derive(Clone, Debug)]
pub struct Commit {
    /// Whose.
    pub chat: ChatId,
    /// The update that this step answers: it is done with this commit.
    pub update_id: Option<UpdateId>,
    /// The instant of the step.
    pub now: DateTime<Utc>,
    /// What was read before it.
    pub basis: Basis,
    /// The conversation's own record.
    pub record: RecordChange,
    /// The chat's reminders.
    pub ladder: LadderChange,
    /// What is to be said, in this order.
    pub outbox: Vec<Vec<u8>>,
    /// Who waits for that.
    pub urgency: Urgency,
    /// What the person was told, kept for `/history`.
    pub history: Vec<Vec<u8>>,
}

impl Commit {
    /// A commit that changes nothing yet.
    pub fn new(chat: ChatId, now: DateTime<Utc>) -> Commit {
        Commit {
            chat,
            update_id: None,
            now,
            basis: Basis::Any,
            record: RecordChange::Keep,
            ladder: LadderChange::Keep,
            outbox: Vec::new(),
            urgency: Urgency::Reply,
            history: Vec::new(),
        }
    }
}

/// What a commit leaves its caller to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// What the caller is to say now, in this order: the chat's whole queue. Empty while an earlier message
    /// of it is being said by somebody else, who is then handed these by [`Store::sent`].
    pub said: Vec<Outgoing>,
    /// The chat's next open update, where nobody had it in hand: it is the caller's now.
    pub next: Option<Incoming>,
}

/// What nobody had in hand; it is the caller's now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Updates received and not finished, oldest first.
    pub received: Vec<Incoming>,
    /// Messages saved and not known to be sent; those of a chat stand in their order.
    pub said: Vec<Outgoing>,
}

/// A note of the program's own, and which one: a later change can be made to stand on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it says; `None` where there is none.
    pub bytes: Option<Vec<u8>>,
    /// Names this reading.
    pub version: Version,
}

/// What happens to the conversation's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordChange {
    /// It stays as it is.
    Keep,
    /// It becomes this.
    Put(Vec<u8>),
    /// Everything about the chat is erased and its key destroyed: record, ladder, history, inbox.
    /// Only what this commit's own outbox says is still sent, once the key is gone, and only its own history
    /// is kept, under a new key.
    Forget,
}

/// What happens to the chat's reminders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LadderChange {
    /// They stay as they are.
    Keep,
    /// They become these; what is known already keeps its state (see [`Ladder::replace`]).
    Replace(Vec<Reminder>),
    /// The person blocked the bot: keep them, send nothing.
    Park,
    /// The person is back: what fell due meanwhile comes as one digest.
    Unpark,
}

/// Why something is not saved. Nothing may be confirmed; the sentence is for the operator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk is full.
    #[error("not saved: the disk with the data folder is full; free some space, no restart is needed")]
    Full,
    /// The disk failed.
    #[error(
        "not saved: the disk does not take the write ({0}); look at the disk of the data folder, no restart is needed"
    )]
    Failed(String),
    /// The store has been closed.
    #[error("not saved: the store is closed")]
    Closed,
    /// Somebody changed the chat's record since it was read, and nothing was written: it is to be read
    /// and stepped again.
    #[error("not saved: it was changed meanwhile")]
    Changed,
    /// An earlier update of the chat is open, and nothing was written: whoever finishes that one is
    /// handed this one.
    #[error("not saved: an earlier update of the chat comes first")]
    Earlier,
    /// The update is finished already, and nothing was written: there is nothing left to do.
    #[error("not saved: the update is finished already")]
    Done,
    /// The store's server is out of reach. Of a commit it is certain that nothing was written; any other
    /// write whose answer was lost may have been made.
    #[error("not saved: the store's server cannot be reached ({0}); it is tried again by itself")]
    Away(String),
    /// It may have been written, and nobody can be asked at this moment.
    #[error("it is not known whether this was saved: the store's server went away ({0}); it is asked again")]
    Unknown(String),
    /// A stored record cannot be read.
    #[error("a stored record cannot be read ({0}); run `ruqsat store check`")]
    Unreadable(String),
}

/// Figures for health and metrics. Counts only, nothing about anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoreFigures {
    /// Chats with a record.
    pub chats: u64,
    /// Chats with something due at some time.
    pub ladders: u64,
    /// Chats whose records are kept readable in memory.
    pub cached: u64,
    /// The instant of the next reminder of all.
    pub next_due: Option<DateTime<Utc>>,
    /// Updates received and not finished.
    pub inbox: u64,
    /// Messages saved and not known to be sent.
    pub outbox: u64,
    /// Barriers since the start.
    pub barriers: u64,
    /// Writes that failed since the start.
    pub failures: u64,
    /// Records that were set aside because they cannot be read.
    pub quarantined: u64,
    /// Files of the store that were damaged or missing at the start, and were mended from a copy.
    pub mended: u64,
    /// When the newest rotating backup was made.
    pub backed_up_at: Option<DateTime<Utc>>,
    /// Whether somebody else makes the backups: the server that keeps the store.
    pub backed_up_elsewhere: bool,
    /// Bytes of the log since its last compaction.
    pub log_bytes: u64,
    /// Whether the last barrier failed and no later one succeeded.
    pub failing: bool,
}

/// Keeps everything. Every write returns only when it is on the disk, or says that it is not.
///
/// # Errors
/// Two groups of errors are described here once, and named by the methods that give them:
///
/// - *A reading fails* with [`StoreError::Failed`] where the disk or the server refuses it, with
///   [`StoreError::Away`] where the server was not reached within the store's patience, and with
///   [`StoreError::Closed`] once the store is closing.
/// - *A write fails* with the same three, and with [`StoreError::Full`] where the disk is full.
///
/// Waiting and trying again is the store's work: whoever gets one of these need not try again at once.
/// A store in memory gives none of them.
pub trait Store: Send + Sync + 'static {
    /// Writes a poll's updates into the inbox with one barrier, and returns those not seen in the
    /// last 48 hours. Only then may their offset be confirmed.
    ///
    /// # Errors
    /// A write fails: nothing of the batch may be confirmed. Where a server's answer was lost the batch may be
    /// in the inbox all the same; then it is not returned once more, and [`Store::left_over`] hands it out.
    fn receive(
        &self,
        batch: Vec<Incoming>,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Durable<Vec<Incoming>>, StoreError>> + Send;

    /// The same, handed out while it is still on its way to the disk: what an update is answered with can then
    /// share the barrier of the update. A store that cannot do that hands out what has passed its barrier.
    ///
    /// # Errors
    /// As for [`Store::receive`]; what fails later shows in [`TakenIn::barrier`].
    fn take_in(
        &self,
        batch: Vec<Incoming>,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<TakenIn, StoreError>> + Send {
        async move {
            let fresh = self.receive(batch, now).await?.into_inner();
            let passed = future::ready(Ok(Durable::after_barrier(())));
            Ok(TakenIn { fresh, barrier: Box::pin(passed) })
        }
    }

    /// What nobody has in hand: what was left over by a process that ended, and what was put back by
    /// [`Store::later`] until now. At most `limit` updates and as many messages.
    ///
    /// # Errors
    /// A reading fails; [`StoreError::Unreadable`] where one of what would be handed out cannot be opened. What
    /// was not handed out stays left over.
    fn left_over(
        &self,
        now: DateTime<Utc>,
        limit: usize,
    ) -> impl Future<Output = Result<Durable<Left>, StoreError>> + Send;

    /// Updates received and not finished, oldest first, whoever has them in hand: for who looks the
    /// store over or copies it.
    ///
    /// # Errors
    /// A reading fails; [`StoreError::Unreadable`] where one of them cannot be opened: then none is returned.
    fn unfinished(&self) -> impl Future<Output = Result<Vec<Incoming>, StoreError>> + Send;

    /// Messages saved and not known to be sent, oldest first, whoever has them in hand: for who looks
    /// the store over or copies it.
    ///
    /// # Errors
    /// A write fails, because what is returned has to have passed a barrier; [`StoreError::Unreadable`] where
    /// one of them cannot be opened: then none is returned.
    fn pending_outbox(&self) -> impl Future<Output = Result<Durable<Vec<Outgoing>>, StoreError>> + Send;

    /// What is known of a chat, with the version that a change of it stands on.
    ///
    /// # Errors
    /// A reading fails; [`StoreError::Unreadable`] where the chat's record or its key is there and cannot be
    /// opened. A chat that nobody has written to is no error.
    fn known(&self, chat: ChatId) -> impl Future<Output = Result<Known, StoreError>> + Send;

    /// The conversation's own record of a chat, for who changes nothing.
    ///
    /// # Errors
    /// The same as of [`Store::known`].
    fn chat(&self, chat: ChatId) -> impl Future<Output = Result<Option<Arc<[u8]>>, StoreError>> + Send {
        async move { Ok(self.known(chat).await?.record) }
    }

    /// One transaction; returns after the barrier with what is now to be said.
    ///
    /// # Errors
    /// A write fails; on a full disk [`StoreError::Full`] comes for new promises while outcomes and erasures
    /// are still written. [`StoreError::Changed`] where the record is not the one it stands on;
    /// [`StoreError::Done`] where its update is not open; [`StoreError::Earlier`] where it stands on a
    /// reading and an earlier update of the chat is open; [`StoreError::Unreadable`] where the ladder or the
    /// key that it changes cannot be opened; [`StoreError::Unknown`] where the server's answer was lost and
    /// it could not be asked.
    fn commit(&self, commit: Commit) -> impl Future<Output = Result<Durable<Committed>, StoreError>> + Send;

    /// The caller does not go on with an update that it has in hand: others may take it up.
    fn release(&self, update_id: UpdateId) {
        let _ = update_id;
    }

    /// This message was sent (or need not be); returns what is to be said next in its queue, unless
    /// somebody has it in hand. Returns before that is durable: after a crash it is sent once more at worst.
    ///
    /// # Errors
    /// [`StoreError::Closed`] once the store is closing. Of a server also: a reading fails, or the next message
    /// cannot be opened ([`StoreError::Unreadable`]). The message then may be handed out and sent once more.
    fn sent(
        &self,
        said: Durable<Outgoing>,
    ) -> impl Future<Output = Result<Durable<Vec<Outgoing>>, StoreError>> + Send;

    /// This message was not sent: whoever asks for what is left over from `not_before` on is handed it, and
    /// what stands behind it waits as long. What cannot be written down now is left over after a restart.
    ///
    /// # Errors
    /// A write fails, of a server only: the message is left over once its holder counts as gone.
    fn later(
        &self,
        said: Durable<Outgoing>,
        not_before: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// The instant of the next reminder of all.
    ///
    /// # Errors
    /// A reading fails, of a server only: a store on the disk keeps this in memory.
    fn next_due(&self) -> impl Future<Output = Result<Option<DateTime<Utc>>, StoreError>> + Send;

    /// Chats in which something is due, earliest first, at most `limit`. Two instances may be told the
    /// same: the claim decides, and is made when there is room to send, so that what a crash leaves marked
    /// as a possible repeat was about to be sent.
    ///
    /// # Errors
    /// A reading fails. A ladder that cannot be opened is no error: it is set aside, counted among the
    /// `quarantined`, and hinders nobody else.
    fn due(
        &self,
        now: DateTime<Utc>,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<ChatId>, StoreError>> + Send;

    /// Writes down the attempt to send what is due in a chat; `None` if nothing is due any more.
    ///
    /// # Errors
    /// A write fails, or [`StoreError::Unreadable`] where the ladder or its key cannot be opened: nothing may be
    /// sent. Where a server's answer was lost the claim may have been made; it ends with its lease, and what it
    /// was for is sent marked as a possible repeat.
    fn claim(
        &self,
        chat: ChatId,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Durable<Claim>>, StoreError>> + Send;

    /// Writes down what became of an attempt.
    ///
    /// # Errors
    /// A write fails, or [`StoreError::Unreadable`] where the ladder or its key cannot be opened. The claim then
    /// ends with its lease as an attempt of which nobody knows what became.
    fn settle(
        &self,
        claim: Durable<Claim>,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Durable<Settlement>, StoreError>> + Send;

    /// The reminders of a chat; none where the chat is not known.
    ///
    /// # Errors
    /// A reading fails; [`StoreError::Unreadable`] where the ladder or its key is there and cannot be opened.
    fn ladder(&self, chat: ChatId) -> impl Future<Output = Result<Ladder, StoreError>> + Send;

    /// What the person was told, oldest first.
    ///
    /// # Errors
    /// A reading fails; [`StoreError::Unreadable`] where one entry or the key cannot be opened: then none is
    /// returned.
    fn history(&self, chat: ChatId) -> impl Future<Output = Result<Vec<Vec<u8>>, StoreError>> + Send;

    /// A page of all chats with a record, after `cursor` (`None` to begin). The page's own cursor
    /// leads to the next one; `None` means that this was the last.
    ///
    /// # Errors
    /// A reading fails. A chat that cannot be opened is left out and is no error.
    fn page(
        &self,
        cursor: Option<Cursor>,
        limit: usize,
    ) -> impl Future<Output = Result<Page, StoreError>> + Send;

    /// A note of the program's own under a name: small, and nothing about anybody. With the version that
    /// a change of it stands on.
    ///
    /// # Errors
    /// A reading fails; [`StoreError::Unreadable`] where the note is there and cannot be opened. A note that
    /// nobody has kept is no error.
    fn versioned_note(&self, name: &str) -> impl Future<Output = Result<Note, StoreError>> + Send;

    /// The same for who changes it whatever it says, or not at all.
    ///
    /// # Errors
    /// The same as of [`Store::versioned_note`].
    fn note(&self, name: &str) -> impl Future<Output = Result<Option<Vec<u8>>, StoreError>> + Send {
        async move { Ok(self.versioned_note(name).await?.bytes) }
    }

    /// Keeps a note; an empty one is removed.
    ///
    /// # Errors
    /// A write fails; [`StoreError::Changed`] where it stands on a reading and somebody changed the note since.
    /// Where a server's answer was lost the note may be kept all the same, and the store's own second try is
    /// then refused with [`StoreError::Changed`] too: read the note again before concluding that another did.
    fn change_note(
        &self,
        name: &str,
        basis: Basis,
        bytes: Vec<u8>,
    ) -> impl Future<Output = Result<Durable<()>, StoreError>> + Send;

    /// Keeps a note, whatever it said before; an empty one is removed.
    ///
    /// # Errors
    /// A write fails. After a lost answer the note may be kept all the same.
    fn put_note(
        &self,
        name: &str,
        bytes: Vec<u8>,
    ) -> impl Future<Output = Result<Durable<()>, StoreError>> + Send {
        self.change_note(name, Basis::Any, bytes)
    }

    /// Whether this instance is the one that does what one does for all: it asks for updates and looks
    /// at everybody. No promise depends on it: two at a time only do more than they need.
    fn leads(&self) -> bool {
        true
    }

    /// How many messages a second this instance may send; `None` for as many as one bot may.
    fn share(&self) -> Option<u32> {
        None
    }

    /// What time it is, by a clock that all instances share.
    fn time(&self) -> Time {
        Time::Own
    }

    /// The program is about to end: what one instance does for all is left to another one.
    fn resign(&self) -> impl Future<Output = ()> + Send {
        std::future::ready(())
    }

    /// Figures for health and metrics, as last known: never waits for a disk or a network.
    fn figures(&self) -> StoreFigures;
}

/// The clock by which what is due is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// The store has none: this process's own.
    Own,
    /// The store's.
    Shared(DateTime<Utc>),
    /// The store's could not be asked for too long: nothing may be sent by the date.
    InDoubt,
}

/// A place in the list of all chats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(pub(crate) Vec<u8>);

/// Some of all chats.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Chats with their records.
    pub chats: Vec<(ChatId, Arc<[u8]>)>,
    /// Leads to the next page.
    pub next: Option<Cursor>,
}
