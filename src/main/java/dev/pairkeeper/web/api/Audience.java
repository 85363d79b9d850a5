package dev.pairkeeper.web.api;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Who watches: a bounded number of clients, each with its mailbox. */
final class Audience {

  private static final int MOST_CLIENTS = 1_000;

  /** One client's subscription; closing it forgets the client. */
  final class Seat implements AutoCloseable {

    private final Predicate<String> interest;
    private final Mailbox mailbox = new Mailbox();

    private Seat(Predicate<String> interest) {
      this.interest = interest;
    }

    Mailbox mailbox() {
      return mailbox;
    }

    @Override
    public void close() {
      if (seats.remove(this)) {
        taken.decrementAndGet();
      }
    }
  }

  private final Set<Seat> seats = ConcurrentHashMap.newKeySet();
  private final AtomicInteger taken = new AtomicInteger();

  /**
   * A seat for a client that is interested in pairs of such names.
   *
   * @throws org.springframework.web.ErrorResponseException when all are taken
   */
  Seat join(Predicate<String> interest) {
    if (taken.incrementAndGet() > MOST_CLIENTS) {
      taken.decrementAndGet();
      throw Problems.thrown(
          Problems.of(
              ErrorKind.TOO_MANY_STREAMS,
              "%d clients are watching already; ask for the state instead."
                  .formatted(MOST_CLIENTS)));
    }
    Seat seat = new Seat(interest);
    seats.add(seat);
    return seat;
  }

  /** Does something for every client that is interested in the pair. */
  void tell(String pair, Consumer<Mailbox> message) {
    for (Seat seat : seats) {
      if (seat.interest.test(pair)) {
        message.accept(seat.mailbox);
      }
    }
  }

  /** Sends everybody home. */
  void close() {
    List.copyOf(seats).forEach(seat -> seat.mailbox.close());
  }

  int size() {
    return seats.size();
  }
}
