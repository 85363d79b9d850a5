package dev.pairkeeper.registry;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work on the registry in transactions. Those that write take their turns, so that rules
 * between pairs and the version a change was made from can't be overtaken, not even by another
 * panel on the same database.
 */
@Component
class RegistryTransactions {

  private final TransactionTemplate reading;
  private final TransactionTemplate writing;
  private final KeysetTable lock;

  RegistryTransactions(PlatformTransactionManager transactions, KeysetTable lock) {
    this.lock = lock;
    writing = new TransactionTemplate(transactions);
    reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  <T> T read(Supplier<T> work) {
    return guarded(() -> reading.execute(status -> work.get()));
  }

  <T> T write(Supplier<T> work) {
    return guarded(() ->
        writing.execute(status -> {
          lock.lockForWriting();
          return work.get();
        }));
  }

  private static <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (TransactionException
        | DataAccessResourceFailureException
        | TransientDataAccessException
        | UncategorizedDataAccessException e) {
      throw new RegistryUnavailableException(e);
    }
  }
}
