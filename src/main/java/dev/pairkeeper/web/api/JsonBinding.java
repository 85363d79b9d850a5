package dev.pairkeeper.web.api;

import com.fasterxml.jackson.annotation.Nulls;
import dev.pairkeeper.topology.Secret;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;

/**
 * How JSON is read and written: strictly, so that a mistyped field is an answer to the caller and
 * not a silent default, and without ever writing a secret.
 */
@Configuration(proxyBeanMethods = false)
class JsonBinding {

  /** Two texts of 1 MiB still fit with every line break and many other characters escaped. */
  static final int LONGEST_BODY_BYTES = 6 * 1024 * 1024;

  @Bean
  JsonFactoryBuilderCustomizer boundedJson() {
    return factory ->
        factory.streamReadConstraints(
            StreamReadConstraints.builder().maxDocumentLength(LONGEST_BODY_BYTES).build());
  }

  @Bean
  JsonMapperBuilderCustomizer strictJson() {
    return mapper ->
        mapper
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(
                blanks -> blanks.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .addModule(texts());
  }

  private static SimpleModule texts() {
    return new SimpleModule("pairkeeper-texts")
        .addDeserializer(String.class, new TextDeserializer<>(String.class, text -> text))
        .addDeserializer(Instant.class, new InstantDeserializer())
        .addDeserializer(BigDecimal.class, new DecimalDeserializer())
        .addDeserializer(Secret.class, new TextDeserializer<>(Secret.class, Secret::of))
        .addSerializer(Secret.class, new NeverWritten());
  }

  private static final class NeverWritten extends ValueSerializer<Secret> {

    @Override
    public void serialize(Secret secret, JsonGenerator json, SerializationContext context) {
      json.writeNull();
    }
  }
}
