package dev.pairkeeper.lab;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Hands the lab that {@link OnLab} asks for to tests, fresh for each. */
final class LabExtension implements BeforeEachCallback, ParameterResolver {

  @Override
  public void beforeEach(ExtensionContext context) {
    OnLab wanted = wanted(context);
    if (!wanted.bare()) {
      lab(wanted).reset();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Lab.class;
  }

  @Override
  public Lab resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return lab(wanted(context));
  }

  private static Lab lab(OnLab wanted) {
    if (wanted.clones()) {
      return Lab.clones();
    }
    return wanted.bare() ? Lab.bare(wanted.value()) : Lab.of(wanted.value());
  }

  private static OnLab wanted(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnLab.class)
        .orElseThrow();
  }
}
