package dev.pairkeeper.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a lab that is reset before each of them; a constructor, test or
 * lifecycle method has it as a parameter of type {@link Lab}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LabExtension.class)
public @interface OnLab {

  /** The servers of the lab. */
  Lab.Flavor value() default Lab.Flavor.MYSQL97;

  /** Whether the hosts have nothing set up; such a lab is not reset. */
  boolean bare() default false;

  /** Whether the servers are clones of each other. */
  boolean clones() default false;
}
