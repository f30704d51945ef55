//! The store: keeps everything, and says what is on the disk.

use std::future::Future;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Claim, Durable};
use crate::reminders::{ChatId, Ladder, Outcome, Reminder, Verdict};

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
    /// Only what this commit's own outbox says is still sent.
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
    /// The store's server is out of reach; certainly nothing was written.
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
    pub at_hand: u64,
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
pub trait Store: Send + Sync + 'static {
    /// Writes a poll's updates into the inbox with one barrier, and returns those not seen in the
    /// last 48 hours. Only then may their offset be confirmed.
    fn receive(
        &self,
        batch: Vec<Incoming>,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Durable<Vec<Incoming>>, StoreError>> + Send;

    /// What nobody has in hand: what was left over by a process that ended, and what was put back by
    /// [`Store::later`] until now. At most `limit` updates and as many messages.
    fn left_over(
        &self,
        now: DateTime<Utc>,
        limit: usize,
    ) -> impl Future<Output = Result<Durable<Left>, StoreError>> + Send;

    /// Updates received and not finished, oldest first, whoever has them in hand: for who looks the
    /// store over or copies it.
    fn unfinished(&self) -> impl Future<Output = Result<Vec<Incoming>, StoreError>> + Send;

    /// Messages saved and not known to be sent, oldest first, whoever has them in hand: for who looks
    /// the store over or copies it.
    fn pending_outbox(&self) -> impl Future<Output = Result<Durable<Vec<Outgoing>>, StoreError>> + Send;

    /// What is known of a chat, with the version that a change of it stands on.
    fn known(&self, chat: ChatId) -> impl Future<Output = Result<Known, StoreError>> + Send;

    /// The conversation's own record of a chat, for who changes nothing.
    fn chat(&self, chat: ChatId) -> impl Future<Output = Result<Option<Arc<[u8]>>, StoreError>> + Send {
        async move { Ok(self.known(chat).await?.record) }
    }

    /// One transaction; returns after the barrier with what is now to be said.
    ///
    /// # Errors
    /// Beside what hinders any write: [`StoreError::Changed`], where the record is not the one it stands on;
    /// [`StoreError::Done`], where its update is not open; [`StoreError::Earlier`], where it stands on a
    /// reading and an earlier update of the chat is open.
    fn commit(&self, commit: Commit) -> impl Future<Output = Result<Durable<Committed>, StoreError>> + Send;

    /// The caller does not go on with an update that it has in hand: others may take it up.
    fn release(&self, update_id: UpdateId) {
        let _ = update_id;
    }

    /// This message was sent (or need not be); returns what is to be said next in its queue, unless
    /// somebody has it in hand. Returns before that is durable: after a crash it is sent once more at worst.
    fn sent(
        &self,
        said: Durable<Outgoing>,
    ) -> impl Future<Output = Result<Durable<Vec<Outgoing>>, StoreError>> + Send;

    /// This message was not sent: whoever asks for what is left over from `not_before` on is handed it, and
    /// what stands behind it waits as long. What cannot be written down now is left over after a restart.
    fn later(
        &self,
        said: Durable<Outgoing>,
        not_before: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// The instant of the next reminder of all.
    fn next_due(&self) -> impl Future<Output = Result<Option<DateTime<Utc>>, StoreError>> + Send;

    /// Chats in which something is due, earliest first, at most `limit`. Two instances may be told the
    /// same: the claim decides, and is made when there is room to send, so that what a crash leaves marked
    /// as a possible repeat was about to be sent.
    fn due(
        &self,
        now: DateTime<Utc>,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<ChatId>, StoreError>> + Send;

    /// Writes down the attempt to send what is due in a chat; `None` if nothing is due any more.
    fn claim(
        &self,
        chat: ChatId,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Durable<Claim>>, StoreError>> + Send;

    /// Writes down what became of an attempt.
    fn settle(
        &self,
        claim: Durable<Claim>,
        outcome: Outcome,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Durable<Verdict>, StoreError>> + Send;

    /// The reminders of a chat.
    fn ladder(&self, chat: ChatId) -> impl Future<Output = Result<Ladder, StoreError>> + Send;

    /// What the person was told, oldest first.
    fn history(&self, chat: ChatId) -> impl Future<Output = Result<Vec<Vec<u8>>, StoreError>> + Send;

    /// A page of all chats with a record, after `cursor` (`None` to begin). The page's own cursor
    /// leads to the next one; `None` means that this was the last.
    fn page(
        &self,
        cursor: Option<Cursor>,
        limit: usize,
    ) -> impl Future<Output = Result<Page, StoreError>> + Send;

    /// A note of the program's own under a name: small, and nothing about anybody. With the version that
    /// a change of it stands on.
    fn versioned_note(&self, name: &str) -> impl Future<Output = Result<Note, StoreError>> + Send;

    /// The same for who changes it whatever it says, or not at all.
    fn note(&self, name: &str) -> impl Future<Output = Result<Option<Vec<u8>>, StoreError>> + Send {
        async move { Ok(self.versioned_note(name).await?.bytes) }
    }

    /// Keeps a note; an empty one is removed.
    ///
    /// # Errors
    /// [`StoreError::Changed`] where it stands on a reading and somebody changed the note since.
    fn change_note(
        &self,
        name: &str,
        basis: Basis,
        bytes: Vec<u8>,
    ) -> impl Future<Output = Result<Durable<()>, StoreError>> + Send;

    /// Keeps a note, whatever it said before; an empty one is removed.
    fn put_note(
        &self,
        name: &str,
        bytes: Vec<u8>,
    ) -> impl Future<Output = Result<Durable<()>, StoreError>> + Send {
        self.change_note(name, Basis::Any, bytes)
    }

    /// Whether this instance is the one that does what one does for all: it asks for updates and looks
    /// at everybody. Nothing that was promised hangs on it: two at a time only do more than they need.
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
