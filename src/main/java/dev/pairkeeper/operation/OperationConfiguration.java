package dev.pairkeeper.operation;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Has Spring tick. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OperationConfiguration {}
