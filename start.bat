@echo off
rem Starts Well Spent by a double click on Windows. It looks for Python; the rest is done in wellspent\starting.py,
rem for all systems alike.
setlocal DisableDelayedExpansion
title Well Spent
cd /d "%~dp0"
if errorlevel 1 goto nofolder
if not exist "wellspent\starting.py" goto nofolder

set "FOUND="
set "CHECK=import sys; sys.exit(sys.version_info < (3, 11))"

rem The launcher comes with Python from python.org and takes the newest. It may outlive the Python it came with.
py -3 -c "%CHECK%" >nul 2>nul
if not errorlevel 1 goto launcher
py -3 -c "" >nul 2>nul
if not errorlevel 1 set "FOUND=yes"

rem Windows has a "python" that only opens the Store; asked for its version it fails, as if it were not there.
python -c "%CHECK%" >nul 2>nul
if not errorlevel 1 goto plain
python -c "" >nul 2>nul
if not errorlevel 1 set "FOUND=yes"

if defined FOUND goto old
echo.
echo Well Spent needs Python, and there is none on this computer.
echo Get it from https://www.python.org/downloads/ , install it, and start again. It is free.
goto stay

:old
echo.
echo Well Spent needs Python 3.11 or later, and the one on this computer is older.
echo Get the newest from https://www.python.org/downloads/ , install it, and start again. The old one may stay.
goto stay

:nofolder
echo.
echo start.bat works only in the folder of Well Spent. If that is still a zip file, unpack it first.
goto stay

:launcher
py -3 -m wellspent.starting
if errorlevel 1 goto failed
exit /b 0

:plain
python -m wellspent.starting
if errorlevel 1 goto failed
exit /b 0

:failed
echo.
echo Well Spent is not running.

:stay
echo.
pause
exit /b 1
