package org.hecha;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine makes its tables when it starts; ours must be there first, because its listeners write to them. */
@Configuration(proxyBeanMethods = false)
class EngineAfterSchema {

    @Bean
    static BeanFactoryPostProcessor schemaBeforeEngine() {
        return factory -> {
            if (factory.containsBeanDefinition("processEngineConfigurationImpl")) {
                factory.getBeanDefinition("processEngineConfigurationImpl").setDependsOn("flywayInitializer");
            }
        };
    }
}
