@echo off
rem Runs the build with Maven 3.9 or newer, in the caller's folder, as plain mvn would. The twin of mvnw: see there.
setlocal EnableExtensions DisableDelayedExpansion

set "LARDER_VERSION=3.9.11"
set "LARDER_PLUGIN=org.apache.maven.plugins:maven-dependency-plugin:3.8.1"
set "LARDER_CACHE=%LOCALAPPDATA%\larder"
set "LARDER_HOME=%LARDER_CACHE%\apache-maven-%LARDER_VERSION%"
set "LARDER_MAVEN="
set "LARDER_OLD="

if defined MAVEN_HOME call :consider "%MAVEN_HOME%\bin\mvn.cmd"
if not defined LARDER_MAVEN if defined M2_HOME call :consider "%M2_HOME%\bin\mvn.cmd"
if not defined LARDER_MAVEN for %%M in (mvn.cmd) do call :consider "%%~$PATH:M"
if defined LARDER_MAVEN goto run

if exist "%LARDER_HOME%\bin\mvn.cmd" goto fetched
if not defined LARDER_OLD (
  echo mvnw: no Maven found. Install one or set MAVEN_HOME. 1>&2
  exit /b 127
)

rem Unpacked beside its place and then renamed: the rename is atomic and fails when another run was first.
set "LARDER_STAGING=%LARDER_CACHE%\unpack.%RANDOM%%RANDOM%"
mkdir "%LARDER_STAGING%" || exit /b 1
echo mvnw: fetching Maven %LARDER_VERSION% with %LARDER_OLD%, once 1>&2
pushd "%LARDER_STAGING%"
call "%LARDER_OLD%" -B -q -C "%LARDER_PLUGIN%:get" "%LARDER_PLUGIN%:unpack" -Dtransitive=false "-Dartifact=org.apache.maven:apache-maven:%LARDER_VERSION%:zip:bin" "-DoutputDirectory=%LARDER_STAGING%\zip" 1>&2
set "LARDER_CODE=%ERRORLEVEL%"
popd
if not "%LARDER_CODE%"=="0" (
  echo mvnw: Maven %LARDER_VERSION% could not be fetched, see above. Mend the settings of Maven, or install Maven 3.9 or newer. 1>&2
  rmdir /s /q "%LARDER_STAGING%"
  exit /b 1
)
move "%LARDER_STAGING%\zip\apache-maven-%LARDER_VERSION%" "%LARDER_STAGING%.ready" >nul
ren "%LARDER_STAGING%.ready" "apache-maven-%LARDER_VERSION%" 2>nul
if exist "%LARDER_STAGING%.ready" rmdir /s /q "%LARDER_STAGING%.ready"
rmdir /s /q "%LARDER_STAGING%"

:fetched
set "MAVEN_HOME=%LARDER_HOME%"
set "M2_HOME="
set "LARDER_MAVEN=%LARDER_HOME%\bin\mvn.cmd"

:run
call "%LARDER_MAVEN%" %*
exit /b %ERRORLEVEL%

:consider
if not exist "%~1" exit /b 0
set "LARDER_MAJOR="
for /f "tokens=3,4 delims=. " %%A in ('call "%~1" -B -v 2^>nul ^| findstr /b /c:"Apache Maven"') do (
  set "LARDER_MAJOR=%%A"
  set "LARDER_MINOR=%%B"
)
set "LARDER_OLD=%~1"
if not defined LARDER_MAJOR exit /b 0
if %LARDER_MAJOR% GTR 3 set "LARDER_MAVEN=%~1"
if %LARDER_MAJOR% EQU 3 if %LARDER_MINOR% GEQ 9 set "LARDER_MAVEN=%~1"
exit /b 0
