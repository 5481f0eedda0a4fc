"""The least that an app can be: what every figure is compared with."""

import streamlit as st

st.write("Hello")
