package io.fraiseql.house;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The package in which an offence would be one. */
@Retention(RetentionPolicy.RUNTIME)
@interface StandsIn {
    String value();
}
