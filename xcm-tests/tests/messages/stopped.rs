//! Messages in safe mode, and while they are paused or suspended: they wait.

use distribution_runtime::{
	AccountId, MessageQueue, RuntimeOrigin, SafeMode, TxPause, XcmpQueue, UNIT,
};
use distribution_xcm_tests::{sibling::SIBLING, *};
use polkadot_sdk::{
	cumulus_primitives_core::AggregateMessageOrigin,
	frame_support::{
		assert_ok,
		traits::{self, QueueFootprintQuery, ServiceQueues},
	},
	sp_keyring::Sr25519Keyring,
	staging_xcm::latest::prelude::*,
};
use xcm_emulator::{Network, TestExt};

fn alice() -> AccountId {
	Sr25519Keyring::Alice.to_account_id()
}

/// Resets the network, with funds for the sibling and for the relay chain.
fn begin() {
	Net::reset();
	Ours::execute_with(|| {
		for to in [sovereign(), account_of(&Location::parent())] {
			assert_ok!(distribution_runtime::Balances::transfer_keep_alive(
				RuntimeOrigin::signed(alice()),
				to.into(),
				1_000 * UNIT
			));
		}
	});
}

/// A message that pays out `amount` of its sender's tokens to Alice.
fn pay_out(sender: &AccountId, amount: u128) -> Xcm<()> {
	let take = TransferAsset {
		assets: Assets::from((Location::here(), amount)),
		beneficiary: account(&alice()),
	};
	paid(10 * UNIT, sender, vec![take])
}

/// Lets the queues run as far as they go.
fn service() {
	Ours::ext_wrapper(|| {
		MessageQueue::service_queues(Weight::MAX);
	});
}

/// Whether messages of the sibling or of the relay chain wait.
fn waits() -> bool {
	let queues = [AggregateMessageOrigin::Sibling(SIBLING.into()), AggregateMessageOrigin::Parent];
	Ours::ext_wrapper(|| {
		queues.into_iter().any(|queue| {
			let queue =
				<MessageQueue as QueueFootprintQuery<AggregateMessageOrigin>>::footprint(queue);
			queue.ready_pages > 0
		})
	})
}

/// Regression: in safe mode the tokens of siblings' and the relay chain's accounts went on moving.
#[test]
fn message_should_wait_until_safe_mode_is_over() {
	let relay = account_of(&Location::parent());
	for from_relay in [false, true] {
		begin();
		// The control: outside of safe mode the message is executed at once.
		let send = || {
			if from_relay {
				send_from_relay(pay_out(&relay, 100 * UNIT));
			} else {
				send_from_sibling(pay_out(&sovereign(), 100 * UNIT));
			}
		};
		let sender = if from_relay { relay.clone() } else { sovereign() };
		send();
		assert_eq!(executed(), Some(true), "from relay chain {from_relay}");
		assert!(balances()[&sender] < 900 * UNIT);

		Ours::execute_with(|| {
			assert!(<SafeMode as traits::SafeMode>::enter(1_000).is_ok());
		});
		let before = balances();
		send();
		service();
		assert_eq!(executed(), None, "from relay chain {from_relay}");
		assert_eq!(balances(), before);
		assert!(waits());

		Ours::execute_with(|| {
			assert!(<SafeMode as traits::SafeMode>::exit().is_ok());
		});
		service();
		assert!(!waits(), "from relay chain {from_relay}");
		assert!(balances()[&sender] < 800 * UNIT);
	}
}

/// The committee pauses calls, and this one stands for all messages.
#[test]
fn message_should_wait_while_executing_messages_is_paused() {
	let (pallet, call) = distribution_runtime::configs::messages::EXECUTE_BY_HAND;
	let name = || {
		let bytes = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
		(bytes(pallet), bytes(call))
	};
	begin();
	Ours::execute_with(|| {
		assert!(<TxPause as traits::TransactionPause>::pause(name()).is_ok());
	});
	let before = balances();
	send_from_sibling(pay_out(&sovereign(), 100 * UNIT));
	send_from_relay(pay_out(&account_of(&Location::parent()), 100 * UNIT));
	service();
	assert_eq!(executed(), None);
	assert_eq!(balances(), before);
	assert!(waits());

	Ours::execute_with(|| {
		assert!(<TxPause as traits::TransactionPause>::unpause(name()).is_ok());
	});
	service();
	assert!(!waits());
	for sender in [sovereign(), account_of(&Location::parent())] {
		assert!(balances()[&sender] < 900 * UNIT);
	}
}

/// Root suspends a sibling's messages without an end, and the relay chain's go on.
#[test]
fn message_of_a_sibling_should_wait_while_they_are_suspended() {
	begin();
	Ours::execute_with(|| {
		assert_ok!(XcmpQueue::suspend_xcm_execution(RuntimeOrigin::root()));
	});
	let before = balances();
	send_from_sibling(pay_out(&sovereign(), 100 * UNIT));
	service();
	assert_eq!(executed(), None);
	assert_eq!(balances(), before);
	send_from_relay(pay_out(&account_of(&Location::parent()), 100 * UNIT));
	assert_eq!(executed(), Some(true));
	assert_eq!(balances()[&sovereign()], before[&sovereign()]);

	Ours::execute_with(|| {
		assert_ok!(XcmpQueue::resume_xcm_execution(RuntimeOrigin::root()));
	});
	service();
	assert!(!waits());
	assert!(balances()[&sovereign()] < 900 * UNIT);
}
