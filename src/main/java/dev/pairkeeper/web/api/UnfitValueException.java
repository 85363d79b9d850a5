package dev.pairkeeper.web.api;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** A value that has the wrong type or could not be stored and given back as it is. */
final class UnfitValueException extends DatabindException {

  private static final long serialVersionUID = 1L;

  UnfitValueException(JsonParser at, String message) {
    super(at, message);
  }
}
