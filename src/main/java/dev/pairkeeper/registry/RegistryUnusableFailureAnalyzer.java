package dev.pairkeeper.registry;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an unusable registry as a description and an action, without a stack trace. */
class RegistryUnusableFailureAnalyzer extends AbstractFailureAnalyzer<RegistryUnusableException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, RegistryUnusableException cause) {
    return new FailureAnalysis(cause.getMessage(), cause.cure(), cause);
  }
}
