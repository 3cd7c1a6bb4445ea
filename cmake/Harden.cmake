# What makes a defect harder to use: in builds that are optimised, and not in those with
# sanitizers, which look at the same places themselves.  What a compiler or processor does not
# know is left out.  tests/hardening/run.sh looks at the programs.
include(CheckCCompilerFlag)
include(CheckCSourceCompiles)
include(CheckPIESupported)

check_pie_supported(LANGUAGES C)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CJ_HARDENED OFF)
if(CMAKE_BUILD_TYPE STREQUAL Release AND NOT CJ_SANITIZE)
  set(CJ_HARDENED ON)
endif()

if(CJ_HARDENED)
  # Level 3 looks at objects whose size is known at run time alone; where it is unknown 2 is used.
  # A compiler may define a level of its own, hence -U.
  set(CMAKE_REQUIRED_FLAGS "-O2 -Werror")
  foreach(level 3 2)
    check_c_source_compiles("
      #define _FORTIFY_SOURCE ${level}
      #include <string.h>
      int main(void) { return (int)strlen(\"\"); }" CJ_FORTIFY_${level})
    if(CJ_FORTIFY_${level})
      add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=${level})
      break()
    endif()
  endforeach()
  unset(CMAKE_REQUIRED_FLAGS)
  foreach(flag -fcf-protection=full -fstack-clash-protection)
    string(MAKE_C_IDENTIFIER "CJ_HAS${flag}" has)
    check_c_compiler_flag(${flag} ${has})
    if(${has})
      add_compile_options(${flag})
    endif()
  endforeach()
  add_link_options(-Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()
