package dev.pairkeeper.access;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface UserEntities extends Repository<UserEntity, String> {

  Optional<UserEntity> findById(String name);

  boolean existsById(String name);

  long count();

  UserEntity save(UserEntity user);
}
