//! Several plans at once, on all cores, told in the order in which they were given.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does the work for every item; the results are in the order of the items.
pub(super) fn on_all_cores<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let bar = progress_bar(items.len());
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else {
                return done;
            };
            done.push((at, work(item)));
            bar.inc(1);
        }
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        // This thread does its share too; one item needs no other.
        let workers: Vec<_> = (1..cores.min(items.len()))
            .map(|_| scope.spawn(share))
            .collect();
        let mut done = share();
        done.extend(
            workers
                .into_iter()
                .flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))),
        );
        done
    });
    bar.finish_and_clear();
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Does two pieces of work at the same time.
pub(super) fn side_by_side<A, B: Send>(
    here: impl FnOnce() -> A,
    there: impl FnOnce() -> B + Send,
) -> (A, B) {
    thread::scope(|scope| {
        let there = scope.spawn(there);
        let here = here();
        let there = there.join();
        (here, there.unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// A progress bar, which shows itself on a terminal only, and only for several plans.
fn progress_bar(length: usize) -> ProgressBar {
    let target = if length > 1 {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} plans");
    ProgressBar::with_draw_target(Some(length as u64), target)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<usize> = (0..100).collect();
        let doubled = on_all_cores(&items, |item| item * 2);
        assert_eq!(
            doubled,
            items.iter().map(|item| item * 2).collect::<Vec<_>>()
        );
        assert_eq!(on_all_cores(&[], |(): &()| ()), []);
    }

    #[test]
    fn two_pieces_of_work_give_both_results() {
        assert_eq!(side_by_side(|| 1, || "two"), (1, "two"));
    }
}
